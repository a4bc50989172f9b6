"""Writes figures.json: the figures of tests/native/metrics.rs, computed by other people's code.

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1 statsmodels==0.15.0
    venv/bin/python tests/data/metrics/make.py

Shares: statsmodels' proportion_confint (Wilson). Means: SciPy's t.interval over NumPy's mean and sample deviation of the
single answers. NPS: SciPy's norm.interval over mean and deviation (divided by n) of the answers as -1, 0 and 1.
Intervals are held within the scale. Where the planner tells none (no spread), neither does this.
"""

import json
import pathlib

import numpy
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

LOWEST = {"csat": 1, "stars": 1, "nps": 0, "ces": 1}
VALUES = {"csat": 5, "stars": 5, "nps": 11, "ces": 7}


def share(answers, start):
    hits = int((answers >= start).sum())
    low, high = proportion_confint(hits, len(answers), alpha=0.05, method="wilson")
    return {"value": 100 * hits / len(answers), "interval": [100 * low, 100 * high]}


def mean(answers, lowest, highest):
    interval = None
    if len(set(answers)) > 1:
        scale = answers.std(ddof=1) / len(answers) ** 0.5
        low, high = stats.t.interval(0.95, len(answers) - 1, loc=answers.mean(), scale=scale)
        interval = [max(low, lowest), min(high, highest)]
    return {"value": answers.mean(), "interval": interval}


def net(answers):
    scores = numpy.where(answers >= 9, 1, numpy.where(answers <= 6, -1, 0))
    interval = None
    if len(set(scores)) > 1:
        low, high = stats.norm.interval(0.95, loc=scores.mean(), scale=scores.std(ddof=0) / len(scores) ** 0.5)
        interval = [100 * max(low, -1), 100 * min(high, 1)]
    return {"value": 100 * scores.mean(), "interval": interval}


def figures(metric, counts):
    lowest = LOWEST[metric]
    answers = numpy.repeat(numpy.arange(lowest, lowest + len(counts)), counts).astype(float)
    of_mean = mean(answers, lowest, lowest + len(counts) - 1)
    if metric == "nps":
        main, second = net(answers), of_mean
    elif metric == "ces":
        main, second = of_mean, share(answers, 5)
    else:
        main, second = share(answers, 4), of_mean
    return {"metric": metric, "counts": counts, "n": len(answers), "main": main, "second": second}


def cases():
    random = numpy.random.default_rng(20270331)
    for metric, values in VALUES.items():
        def only(*places):
            counts = [0] * values
            for place, count in places:
                counts[place] = count
            return counts

        last = values - 1
        yield metric, only((0, 1))
        yield metric, only((last, 1))
        yield metric, only((0, 1), (last, 1))
        yield metric, only((values // 2, 2))
        yield metric, only((0, 40))
        yield metric, only((last, 40))
        yield metric, only((0, 25), (last, 25))
        yield metric, only((0, 1), (last, 999))
        yield metric, only((last - 1, 3), (last, 4))
        yield metric, [1] * values
        yield metric, [int(count) for count in random.integers(0, 4, values)]
        for most in (3, 8, 30, 400, 20_000):
            yield metric, [int(count) for count in random.integers(0, most, values)]
        yield metric, [100_000 + place for place in range(values)]


freedoms = [*range(1, 61), 75, 100, 194, 250, 500, 1_000, 10_000, 1_000_000]
found = {
    "t_quantiles": [[freedom, stats.t.ppf(0.975, freedom)] for freedom in freedoms],
    "figures": [figures(metric, counts) for metric, counts in cases() if sum(counts)],
}
lines = ",\n".join(json.dumps(case) for case in found["figures"])
quantiles = json.dumps(found["t_quantiles"])
path = pathlib.Path(__file__).with_name("figures.json")
path.write_text(f'{{"t_quantiles": {quantiles},\n"figures": [\n{lines}\n]}}\n')
