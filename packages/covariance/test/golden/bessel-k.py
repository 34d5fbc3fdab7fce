"""K_nu(x), the Matern correlation and its derivatives to 40 digits with mpmath: python3 bessel-k.py > bessel-k.json"""
import json
import mpmath as mp

mp.mp.dps = 60

def matern(nu, u):
    return mp.mpf(2) ** (1 - nu) / mp.gamma(nu) * u ** nu * mp.besselk(nu, u)

orders = ["0.05", "0.3", "0.4999", "0.5", "0.5001", "0.7", "1", "1.3", "1.5", "2", "2.5", "3.77", "7.5", "12.25", "50"]
arguments = ["1e-8", "0.001", "0.1", "0.7", "1.9999", "2", "2.0001", "5", "20", "100", "600"]
def number(v):
    """null where a double overflows"""
    return float(v) if mp.fabs(v) < mp.mpf("1e308") else None

rows = []
for n in orders:
    for x in arguments:
        nu, u = mp.mpf(n), mp.mpf(x)
        values = [
            mp.besselk(nu, u),
            matern(nu, u),
            mp.diff(lambda t: matern(nu, t), u, h=mp.mpf(10) ** -25 * u),
            mp.diff(lambda v: matern(v, u), nu, h=mp.mpf(10) ** -25),
            mp.diff(lambda v: matern(v, u), nu, 2, h=mp.mpf(10) ** -18),
            mp.diff(lambda v: mp.diff(lambda t: matern(v, t), u, h=mp.mpf(10) ** -20 * u), nu, h=mp.mpf(10) ** -18),
        ]
        rows.append([float(n), float(x)] + [number(v) for v in values])
gammas = [[float(x), float(mp.gamma(mp.mpf(x))), float(mp.digamma(mp.mpf(x))), float(mp.polygamma(1, mp.mpf(x)))] for x in orders]
lines = ",\n".join(json.dumps(row) for row in rows)
print('{\n"origin": "mpmath %s, 60 digits",\n"columns": ["nu", "x", "K", "matern", "byU", "byNu", "byNuNu", "byNuU"],' % mp.__version__)
print('"rows": [\n' + lines + '\n],\n"gamma": ' + json.dumps(gammas) + "\n}")
