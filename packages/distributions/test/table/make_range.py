"""Writes studentized-range.json, computed with mpmath; the columns are groups, df (null: infinite), q, lower and upper tail.

    pip install mpmath gmpy2 && python3 make_range.py

Up to 100 degrees of freedom by another formula than the package's: the density of the range of normal variables is mixed
over the incomplete gamma function. Beyond that, as in the package, its tail is mixed over the density of the scale.
The trapezoidal rules are so fine that a step twice as large changes nothing in 16 digits.
"""

import json
from functools import lru_cache
from pathlib import Path

from make import log_beta_tails
from mpmath import erfc, exp, expm1, gammainc, log, loggamma, mp, mpf, pi, sqrt

mp.dps = 25  # of what make.py does, fewer are enough here
Z_STEP = mpf(1) / 8
W_STEP = mpf(1) / 24
EDGE = mpf(19) / 2


def phi(z):
    return exp(-z * z / 2) / sqrt(2 * pi)


@lru_cache(None)
def below(z):
    return erfc(-z / sqrt(2)) / 2


def nodes(lowest, highest):
    return [j * Z_STEP for j in range(int(lowest / Z_STEP), int(highest / Z_STEP) + 1)]


@lru_cache(None)
def density(k, j):
    """Density of the range of k normal variables at w = exp(j W_STEP), times w and the step."""
    w = exp(j * W_STEP)
    total = mpf(0)
    for u in nodes(-EDGE, EDGE):
        total += phi(u - w / 2) * phi(u + w / 2) * (below(u + w / 2) - below(u - w / 2)) ** (k - 2)
    return k * (k - 1) * total * Z_STEP * W_STEP * w


def tails(k, w):
    """Both tails of the range of k normal variables."""
    lower = upper = mpf(0)
    for u in nodes(-EDGE - w / 2, EDGE + w / 2):
        z = u + w / 2
        inside = (below(z) - below(u - w / 2)) ** (k - 1)
        lower += phi(z) * inside
        upper += phi(z) * (below(z) ** (k - 1) - inside)
    return k * lower * Z_STEP, k * upper * Z_STEP


def mixed_over_range(k, df, q):
    lower = upper = mpf(0)
    for j in range(-24 * (19 if k == 3 else 13), 24 * 4):
        d = density(k, j)
        if d < mpf(10) ** -60:
            continue
        x = df * exp(2 * j * W_STEP) / (2 * q * q)
        upper += d * gammainc(df / 2, 0, x, regularized=True)
        lower += d * gammainc(df / 2, x, regularized=True)
    return lower, upper


def mixed_over_scale(k, df, q):
    width = 1 / sqrt(2 * df)
    h = width / 3
    log_peak = log(2) + df / 2 * log(df / 2) - loggamma(df / 2) - df / 2
    lower = upper = mpf(0)
    for j in range(-38, 39):
        v = j * h
        weight = h * exp(log_peak + df * v - df / 2 * expm1(2 * v))
        low, high = tails(k, q * exp(v))
        lower += weight * low
        upper += weight * high
    return lower, upper


def rows():
    for k in [3, 4, 7, 20, 55, 100]:
        for df in [0.4, 1, 2.5, 7, 16, 41.3, 100]:
            for q in [0.02, 0.9, 2.7, 4.2, 6.5, 10, 25]:
                yield [k, df, q, *mixed_over_range(k, mpf(df), mpf(q))]
    for k in [3, 10, 100]:
        for df in [250.5, 1e4, 1e8]:
            for q in [2.7, 4.2, 6.5, 10]:
                yield [k, df, q, *mixed_over_scale(k, mpf(df), mpf(q))]
    for df in [0.4, 2.5, 41.3, 1e4]:
        for q in [1e-6, 0.9, 4.2, 10, 1e4]:
            # two groups differ by sqrt(2) |t|
            lower, upper, _ = log_beta_tails(mpf(1) / 2, mpf(df) / 2, mpf(q) ** 2 / (2 * mpf(df)))
            yield [2, df, q, exp(lower), exp(upper)]
    for k in [2, 3, 10, 100]:
        for q in [1e-6, 0.02, 0.9, 2.7, 4.2, 6.5, 10, 25]:
            yield [k, None, q, *tails(k, mpf(q))]


def main():
    lines = []
    for k, df, q, lower, upper in rows():
        if lower > mpf(10) ** -14 or upper > mpf(10) ** -14:
            lines.append(json.dumps([k, df, q, float(lower), float(upper)], separators=(',', ':')))
    Path(__file__).with_name('studentized-range.json').write_text('[\n' + ',\n'.join(lines) + '\n]\n')


if __name__ == '__main__':
    main()
