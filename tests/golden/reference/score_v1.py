#!/usr/bin/env python3
"""Scoring version 1, weights and plug-in fit, written a second time and apart from the application.

Standard library only; exact fractions wherever no root is taken. It shares no line and no table with the code under
test: the form, the norm and the answers are read from cases.json, the results are written to expected.json.

    python3 tests/golden/reference/score_v1.py          writes expected.json
    python3 tests/golden/reference/score_v1.py --check  compares it with what is committed, exit status 1 on a difference
"""

import json
import math
import sys
from fractions import Fraction
from pathlib import Path
from statistics import NormalDist

HERE = Path(__file__).resolve().parent.parent / "scoring-v1"
SCALES = ["carefulness", "salesConfidence", "serviceOrientation", "socialConfidence", "stressTolerance", "integrity"]
Z90 = NormalDist().inv_cdf(0.95)


def exact(text):
    """A decimal as it is written, not as a double holds it."""
    return Fraction(str(text))


def enough(answered, wanted, share):
    return Fraction(answered) >= share * wanted


def score_scale(items, answers, form):
    low, high = form["responseFormat"]["min"], form["responseFormat"]["max"]
    keyed, facets = [], {}
    for item in items:
        answer = answers.get(item["id"])
        asked, given = facets.get(item["facet"], (0, 0))
        facets[item["facet"]] = (asked + 1, given + (answer is not None))
        if answer is not None:
            keyed.append(low + high - answer if item["reversed"] else answer)
    counts = {"answered": len(keyed), "items": len(items)}
    if not enough(len(keyed), len(items), exact(form["minimumShare"])):
        return {"status": "insufficient", "reason": "scaleTooFew", **counts}
    if any(not enough(given, asked, exact(form["facetMinimumShare"])) for asked, given in facets.values()):
        return {"status": "insufficient", "reason": "facetTooFew", **counts}
    return {"status": "scored", "mean": Fraction(sum(keyed), len(keyed)), **counts}


def standardise(result, norm, people, form):
    low, high = form["responseFormat"]["min"], form["responseFormat"]["max"]
    mean = result["mean"]
    z = (mean - exact(norm["mean"])) / exact(norm["sd"])
    t = 50 + 10 * z
    sem = 10 * math.sqrt(1 - exact(norm["reliability"]))
    norm_sem = 10 * math.sqrt(Fraction(1, people) + z * z / (2 * (people - 1)))
    half = Z90 * math.sqrt(sem**2 + norm_sem**2)
    return {
        **result,
        "mean": float(mean),
        "pomp": float(100 * (mean - low) / (high - low)),
        "t": float(t),
        "sten": max(1, min(10, math.floor(6 + 2 * z))),
        "sem": sem,
        "normSem": norm_sem,
        "interval90": [float(t) - half, float(t) + half],
    }


def score(case, form, norm):
    answers = {
        item["id"]: int(sign) for item, sign in zip(form["items"], case["answers"], strict=True) if sign != "-"
    }
    scales = []
    for index, scale in enumerate(SCALES):
        if case["excluded"][index] == "1":
            scales.append({"status": "excluded", "scale": scale})
            continue
        result = score_scale([item for item in form["items"] if item["scale"] == scale], answers, form)
        if result["status"] == "scored":
            result = standardise(result, norm["scales"][scale], norm["n"], form)
        scales.append({**result, "scale": scale})
    return scales


def raw_weights(steps, excluded):
    demand = [0.0] * 6
    for frequency, loss, gain, relevance in steps:
        criticality = math.sqrt(frequency / 6 * max(loss, gain) / 4)
        for index in range(6):
            if excluded[index] == "0":
                demand[index] += criticality * relevance[index]
    total = sum(demand)
    return [value / total for value in demand]


def bounded(weights):
    """Floor .05 and cap .40 from three active scales on, the floor alone for two: by bisection on the scale factor.

    Water-filling keeps the free weights in proportion, so a bounded weight is min(cap, max(floor, factor * weight))
    for the one factor that makes the sum 1.
    """
    active = [weight for weight in weights if weight > 0]
    if len(active) == 1:
        return weights
    floor, cap = 0.05, 0.4 if len(active) > 2 else 1.0
    low, high = 0.0, 1e6
    for _ in range(200):
        factor = (low + high) / 2
        if sum(min(cap, max(floor, factor * weight)) for weight in active) < 1:
            low = factor
        else:
            high = factor
    return [min(cap, max(floor, high * weight)) if weight > 0 else 0.0 for weight in weights]


def desirability(t, lower, upper):
    if t < lower:
        return max(0.0, 1 - (lower - t) / 20)
    if upper is not None and t > upper:
        return max(0.0, 1 - (t - upper) / 20)
    return 1.0


def moments(t, sem, lower, upper):
    """Mean and variance of the desirability by the midpoint rule; far from any closed form."""
    steps = 20000
    mass = first = second = 0.0
    for step in range(steps):
        z = -9 + 18 * (step + 0.5) / steps
        weight = math.exp(-z * z / 2)
        value = desirability(t + sem * z, lower, upper)
        mass += weight
        first += weight * value
        second += weight * value * value
    mean = first / mass
    return mean, second / mass - mean * mean


def fit(case, scales, correlations):
    weights = bounded(raw_weights(case["steps"], case["excluded"]))
    missing = [s["scale"] for s, w in zip(scales, weights, strict=True) if w > 0 and s["status"] != "scored"]
    if missing:
        return {"weights": weights, "missing": missing}
    total, expected, variance, z = 0.0, 0.0, 0.0, 0.0
    for scale, weight, lower, upper in zip(scales, weights, case["lower"], case["upper"], strict=True):
        if weight == 0:
            continue
        total += 100 * weight * desirability(scale["t"], lower, upper)
        mean, spread = moments(scale["t"], scale["sem"], lower, upper)
        expected += 100 * weight * mean
        variance += (100 * weight) ** 2 * spread
        z += weight * (scale["t"] - 50) / 10
    composite_variance = sum(weights[i] * weights[j] * correlations[i][j] for i in range(6) for j in range(6))
    return {
        "weights": weights,
        "fit": total,
        "expected": expected,
        "sd": math.sqrt(variance),
        "composite": 50 + 10 * z / math.sqrt(composite_variance),
    }


def main():
    data = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))
    results = []
    for case in data["cases"]:
        scales = score(case, data["form"], data["norm"])
        results.append({"name": case["name"], "scales": scales, "fit": fit(case, scales, data["norm"]["correlations"])})
    target = HERE / "expected.json"
    if "--check" not in sys.argv:
        target.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
        print(f"{len(results)} cases written")
        return 0
    faults = list(differences(json.loads(target.read_text(encoding="utf-8")), results, ""))
    for fault in faults[:20]:
        print(fault)
    print(f"{len(results)} cases recomputed, {len(faults)} differences")
    return 1 if faults else 0


def differences(committed, computed, path):
    if isinstance(committed, (int, float)) and isinstance(computed, (int, float)):
        if not math.isclose(committed, computed, rel_tol=1e-12, abs_tol=1e-12):
            yield f"{path}: committed {committed}, computed {computed}"
    elif isinstance(committed, dict) and isinstance(computed, dict):
        for key in sorted(committed.keys() | computed.keys()):
            yield from differences(committed.get(key), computed.get(key), f"{path}.{key}")
    elif isinstance(committed, list) and isinstance(computed, list) and len(committed) == len(computed):
        for index, (left, right) in enumerate(zip(committed, computed, strict=True)):
            yield from differences(left, right, f"{path}[{index}]")
    elif committed != computed:
        yield f"{path}: committed {committed}, computed {computed}"


if __name__ == "__main__":
    sys.exit(main())
