"""Writes the tables of this folder: values of the distributions, computed with mpmath at 50 digits.

    pip install mpmath gmpy2 && python3 make.py [table ...]

Arguments are exact doubles; results are rounded to the nearest double at the very end. The incomplete beta and gamma
functions are summed from their series of positive terms only (DLMF 8.17.8 and 8.11.4), a way that the package does not
take in the middle of the distribution, or near the other tail. With gmpy2 it takes some minutes.
"""

import json
import sys
from pathlib import Path

from mpmath import erf, erfc, exp, expm1, gamma, log, log1p, loggamma, mp, mpf, pi, sqrt, besselk

mp.dps = 65


def positive_series(a, b, x):
    """I_x(a, b) B(a, b) / (x^a (1 - x)^b), all terms positive."""
    term = total = 1 / a
    smallest = mpf(10) ** -mp.dps
    n = 0
    while term > total * smallest:
        n += 1
        term *= (a + b + (n - 1)) * x / (a + n)
        total += term
    return total


def complement(log_p):
    return log1p(-exp(log_p)) if log_p < -0.7 else log(-expm1(log_p))


def log_beta_tails(a, b, odds):
    """Logarithms of I_x and 1 - I_x at x / (1 - x) = odds, and of x^a (1 - x)^b / B."""
    x, y = odds / (1 + odds), 1 / (1 + odds)

    def log_k():
        return -a * log1p(1 / odds) - b * log1p(odds) + loggamma(a + b) - loggamma(a) - loggamma(b)

    # a complement loses as many digits as it is small; the shorter of the two sums is taken
    digits = mp.dps
    lost = max(0, -log_k()) / mpf('2.3')
    is_upper = b * x > a * y
    cost = [terms(a, b, x, y) * (1 + is_upper * lost / 50), terms(b, a, y, x) * (1 + (not is_upper) * lost / 50)]
    swap = cost[1] < cost[0]
    summed_is_large = swap != is_upper
    mp.dps = digits + (int(lost) + 5 if summed_is_large else 0)
    x, y = odds / (1 + odds), 1 / (1 + odds)
    near = log_k() + log(positive_series(b, a, y) if swap else positive_series(a, b, x))
    tails = (complement(near), near) if swap else (near, complement(near))
    result = (*tails, log_k())
    mp.dps = digits
    return tuple(+value for value in result)


def terms(a, b, x, y):
    """About how many terms the series takes."""
    return max(0, (b * x - a * y) / y) + 150 / max(-log(x), mpf(10) ** -60)


def log_gamma_tails(a, x):
    """Logarithms of P(a, x), Q(a, x), and of x^a e^-x / Gamma(a)."""
    log_k = a * log(x) - x - loggamma(a)
    digits = mp.dps
    # the complement loses as many digits as Q is small
    mp.dps = digits + (int(max(0, -log_k) / 2.3) + 5 if x > a else 0)
    log_k = a * log(x) - x - loggamma(a)
    term = total = 1 / a
    smallest = mpf(10) ** -mp.dps
    n = 0
    while term > total * smallest:
        n += 1
        term *= x / (a + n)
        total += term
    lower = log_k + log(total)
    upper = complement(lower)
    mp.dps = digits
    return +lower, +upper, +log_k


def number(value):
    value = float(value)
    return value if abs(value) < 1.7e308 else None


def normal_rows():
    for x in [0, 1e-12, 0.1, 0.46, 0.47, 0.66, 0.67, 1, 1.96, 3, 5.5, 5.66, 7.3, 8.2, 12, 20, 28.7, 37.04, 38.4, 50, 1e3, 1e10]:
        z = mpf(x)
        upper = erfc(z / sqrt(2)) / 2
        log_upper = log(upper) if x < 1e4 else -z * z / 2 - log(z * sqrt(2 * pi))
        yield [x, upper, log_upper, log1p(-upper), exp(-z * z / 2) / sqrt(2 * pi)]


DFS = [0.001, 0.05, 0.5, 1, 1.7, 2, 3, 4.5, 10, 29.3, 100, 1000.5, 12345.6, 1e6, 1e8, 1e10]


def t_rows():
    for df in DFS:
        for t in [1e-10, 0.1, 0.7, 1, 1.96, 3, 6, 12, 20, 37, 1e3, 1e8, 1e100]:
            v, s = mpf(df), mpf(t)
            central, outside, log_k = log_beta_tails(mpf(1) / 2, v / 2, s * s / v)
            upper = exp(outside) / 2
            yield [df, t, upper, outside - log(2), log1p(-upper), exp(log_k) / s]


def in_reach(a, b, odds):
    """Whether the density is not below about 1e-600, where the sums would need thousands of digits."""
    return -a * log1p(1 / odds) - b * log1p(odds) + loggamma(a + b) - loggamma(a) - loggamma(b) > -1400


def f_rows():
    sizes = [0.001, 0.3, 1, 3.7, 20, 57.5, 3000, 1e5, 1e10]
    for df1 in sizes:
        for df2 in sizes:
            a, b = mpf(df1) / 2, mpf(df2) / 2
            spread = float(sqrt(1 / a + 1 / b))
            for z in [-25, -6, -1.5, -0.2, 0.4, 2, 8, 30] if df1 != df2 else [-6, -0.2, 0.4, 8]:
                f = float(exp(max(-600, min(600, z * spread))))
                if not in_reach(a, b, a * mpf(f) / b):
                    continue
                lower, upper, log_k = log_beta_tails(a, b, a * mpf(f) / b)
                yield [df1, df2, f, lower, upper, log_k - log(mpf(f))]
    for df in sizes:
        a = mpf(df) / 2
        for z in [-6, -0.2, 0.4, 8]:
            f = float(exp(max(-600, min(600 if z < 0 else 6, z * float(1 / sqrt(a))))))
            lower, upper, log_k = log_gamma_tails(a, a * mpf(f))
            yield [df, None, f, lower, upper, log_k - log(mpf(f))]
            f = 1 / f
            lower, upper, log_k = log_gamma_tails(a, a / mpf(f))
            yield [None, df, f, upper, lower, log_k - log(mpf(f))]


def chi_rows():
    for df in [*DFS, 2500.5]:
        a = mpf(df) / 2
        for z in [-200, -25, -5, -1, -0.1, 0.2, 1.5, 6, 36]:
            if z < 0:
                x = df * float(exp(max(-600, z / sqrt(a))))
            else:
                x = float(df + z * sqrt(2 * df) + z * z / 2)
            lower, upper, log_k = log_gamma_tails(a, mpf(x) / 2)
            yield [df, x, lower, upper, log_k - log(mpf(x))]


def special_rows():
    for x in [0.001, 0.3, 0.499, 0.75, 0.999999, 1.000001, 1.49, 1.51, 1.999, 2.25, 3, 6.6, 9.99, 10, 57.3, 170.3, 171.7, 1e5, 1e15]:
        yield ['logGamma', x, loggamma(mpf(x))]
        if x < 171.6:
            yield ['gamma', x, gamma(mpf(x))]
    for x in [-5, -1, -0.46, -1e-5, 0.2, 0.468, 0.469, 1.3, 4, 4.01, 9, 26]:
        yield ['erf', x, erf(mpf(x))]
        yield ['erfc', x, erfc(mpf(x))]
    for a, b in [(0.001, 0.002), (0.5, 0.5), (1e-3, 1e9), (2.5, 7), (30, 40), (1e5, 0.5), (1e6, 1e8)]:
        yield ['logBeta', a, b, loggamma(mpf(a)) + loggamma(mpf(b)) - loggamma(mpf(a) + mpf(b))]
    for nu in [0, 0.3, 0.5, 1, 1.5, 2.75, 7, 12.5, 60, 150.5]:
        for x in [1e-5, 0.01, 0.3, 1, 2.5, 10, 80, 600]:
            yield ['logBesselK', nu, x, log(besselk(mpf(nu), mpf(x)))]


def incomplete_rows():
    for a, x in [(0.01, 1e-5), (0.01, 0.5), (0.2, 3), (1, 0.1), (3.3, 3.2), (50, 20), (50, 90), (2e3, 1990.5), (1e8, 100050000.25)]:
        lower, upper, _ = log_gamma_tails(mpf(a), mpf(x))
        yield ['gamma', a, x, lower, upper]
    for x, a, b in [(0.1, 0.01, 3), (0.3, 0.5, 0.5), (1e-200, 2, 3), (0.999, 4, 0.3), (0.5, 7, 7), (0.51, 2e4, 2e4), (0.3333, 1e9, 2e9)]:
        lower, upper, _ = log_beta_tails(mpf(a), mpf(b), mpf(x) / (1 - mpf(x)))
        yield ['beta', x, a, b, lower, upper]


TABLES = {
    'normal': normal_rows,
    'student-t': t_rows,
    'fisher-f': f_rows,
    'chi-square': chi_rows,
    'special': special_rows,
    'incomplete': incomplete_rows,
}


def main():
    for name in sys.argv[1:] or TABLES:
        rows = [[v if isinstance(v, (str, int, float)) or v is None else number(v) for v in row] for row in TABLES[name]()]
        lines = ',\n'.join(json.dumps(row, separators=(',', ':')) for row in rows)
        Path(__file__).with_name(f'{name}.json').write_text(f'[\n{lines}\n]\n')
        print(name, len(rows), flush=True)


if __name__ == '__main__':
    main()
