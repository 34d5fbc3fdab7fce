"""Writes multivariate-t.json: extremes of t variables with the correlations l_i l_j, computed with mpmath at 20 digits.

    pip install mpmath gmpy2 && python3 make_multivariate.py

The columns are the loadings l_i, df (null: infinite), t, P(max T > t), P(max |T| > t): two nested trapezoidal rules whose
steps are so fine that one twice as large changes nothing in 12 digits.
"""

import json
from collections import Counter
from pathlib import Path

from mpmath import erfc, exp, expm1, log, loggamma, mp, mpf, pi, sqrt

mp.dps = 20
Y_STEP = mpf(1) / 8


def above(z):
    return erfc(z / sqrt(2)) / 2


def outside(loadings, w):
    """P(max > w) and P(max of absolute values > w) of the normal variables."""
    largest = absolute = mpf(0)
    reach = 8 + float(abs(w)) * max(abs(l) for l in loadings)
    for j in range(-int(reach / Y_STEP), int(reach / Y_STEP) + 1):
        y = j * Y_STEP
        inside_one = inside_two = mpf(1)
        for l, count in Counter(loadings).items():
            rest = sqrt(1 - mpf(l) ** 2)
            high, low = above((w - l * y) / rest), above((w + l * y) / rest)
            inside_one *= (1 - high) ** count
            inside_two *= (1 - high - low) ** count
        density = exp(-y * y / 2) / sqrt(2 * pi) * Y_STEP
        largest += density * (1 - inside_one)
        absolute += density * (1 - inside_two)
    return largest, absolute


def mixed(loadings, df, t):
    h = min(mpf(1) / 8, 1 / sqrt(2 * df) / 2)
    log_peak = log(2) + df / 2 * log(df / 2) - loggamma(df / 2) - df / 2
    largest = absolute = mpf(0)
    for j in range(-400, 400):
        v = j * h
        weight = h * exp(log_peak + df * v - df / 2 * expm1(2 * v))
        if weight > mpf(10) ** -19:
            one, two = outside(loadings, t * exp(v))
            largest += weight * one
            absolute += weight * two
    return largest, absolute


def rows():
    half = sqrt(mpf(1) / 2)
    for loadings in [[half] * 2, [half] * 7, [0.2, -0.5, 0.9]]:
        for df in [2.5, 30, None]:
            for t in [-0.7, 0.4, 1.9, 4.5]:
                values = outside(loadings, mpf(t)) if df is None else mixed(loadings, mpf(df), mpf(t))
                largest, absolute = (float(v) for v in values)
                yield [[float(l) for l in loadings], df, t, largest, absolute if t > 0 else 1]


def main():
    lines = [json.dumps(row, separators=(',', ':')) for row in rows()]
    Path(__file__).with_name('multivariate-t.json').write_text('[\n' + ',\n'.join(lines) + '\n]\n')


if __name__ == '__main__':
    main()
