"""Writes src/test/resources/prune/optuna.json: what Optuna's pruners decide on random learning curves.

Run with Optuna importable: python3 src/test/python/pruner_fixtures.py
Trials run two at a time in random turns. Each event is [trial, epoch, value, pruned]; a trial that is pruned ends there,
one that reaches the last epoch is complete. Successive halving and Hyperband are told the best value so far, which is
what counts at a rung here; Optuna itself takes the value at the rung. Trials count from 1, epochs from 1.
"""

import json
import math
import random
import sys
import warnings

import optuna

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)

EPOCHS = 12
TRIALS = 40


def curve(rng, maximize):
    end, speed = rng.uniform(0.2, 0.9), rng.uniform(0.1, 1.0)
    values = [end * (1 - math.exp(-speed * e)) + rng.gauss(0, 0.04) for e in range(1, EPOCHS + 1)]
    return [round(v if maximize else 1 - v, 4) for v in values]


def run(name, pruner, maximize, seed, best_so_far, first_step, brackets=None):
    rng = random.Random(seed)
    study = optuna.create_study(
        study_name=name,
        direction="maximize" if maximize else "minimize",
        pruner=pruner,
        sampler=optuna.samplers.RandomSampler(seed=0),
    )
    events, running, started = [], [], 0
    bracket_of = {}
    while started < TRIALS or running:
        if started < TRIALS and len(running) < 2:
            trial = study.ask()
            started += 1
            running.append((trial, curve(rng, maximize), []))
            if brackets:
                pruner._try_initialization(study) if not pruner._pruners else None
                frozen = study._storage.get_trial(trial._trial_id)
                bracket_of[trial.number + 1] = pruner._get_bracket_id(study, frozen)
            continue
        entry = rng.choice(running)
        trial, values, seen = entry
        epoch = len(seen) + 1
        seen.append(values[epoch - 1])
        told = (max(seen) if maximize else min(seen)) if best_so_far else seen[-1]
        trial.report(told, epoch - 1 + first_step)
        pruned = trial.should_prune()
        events.append([trial.number + 1, epoch, seen[-1], int(pruned)])
        if pruned:
            study.tell(trial, state=optuna.trial.TrialState.PRUNED)
        elif epoch == EPOCHS:
            study.tell(trial, told)
        else:
            continue
        running.remove(entry)
    return {"maximize": maximize, "events": events, "brackets": bracket_of}


def main():
    cases = []
    for seed, maximize in ((1, True), (2, False), (3, True)):
        for minimum, reduction in ((1, 3), (2, 2)):
            pruner = optuna.pruners.SuccessiveHalvingPruner(min_resource=minimum, reduction_factor=reduction)
            case = run(f"asha{seed}", pruner, maximize, seed, True, 1)
            cases.append({"pruner": "asha", "minEpochs": minimum, "reduction": reduction, **case})
            pruner = optuna.pruners.HyperbandPruner(
                min_resource=minimum, max_resource=EPOCHS, reduction_factor=reduction
            )
            case = run(f"hyperband{seed}", pruner, maximize, seed, True, 1, True)
            cases.append({"pruner": "hyperband", "minEpochs": minimum, "reduction": reduction, **case})
        for startup, warmup, interval in ((5, 0, 1), (3, 2, 3)):
            pruner = optuna.pruners.MedianPruner(startup, warmup, interval)
            case = run(f"median{seed}", pruner, maximize, seed, False, 0)
            cases.append({"pruner": "median", "startup": startup, "warmup": warmup, "interval": interval, **case})
    path = sys.argv[1] if len(sys.argv) > 1 else "src/test/resources/prune/optuna.json"
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n")
    print(len(cases), "cases", [sum(e[3] for e in c["events"]) for c in cases])


main()
