#!/usr/bin/env python3
"""certificate.py DATA SET PRIOR N : exact minimum certificate (CP-SAT) for each of the first N full profiles: fewest facts whose answers
decide every measure under Kleene evaluation. Prints the mean. Checks `src/certificate.rs`, which needs no solver."""
import json, sys, os
from ortools.sat.python import cp_model
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__))); import gen
D, S, P, N = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
rs = json.load(open(f"{D}/{S}.rules.json")); pf = json.load(open(f"{D}/{S}.{P}.profiles.json"))["full"][:N]
fx = {f["id"]: f for f in rs["facts"]}; res, proved = [], 0
for p in pf:
    md = cp_model.CpModel(); x = {f: md.NewBoolVar(f) for f in fx}; memo = {}
    def cert(t):                      # literal implying "t is decided (to its true value) by the chosen facts"
        if "fact" in t: return x[t["fact"]]
        if "not" in t: return cert(t["not"])
        v = gen.kleene(t, fx, p); ks = t.get("all") or t.get("any")
        need_all = (v == 1) == ("all" in t); b = md.NewBoolVar("")
        if need_all:
            for k in ks: md.AddImplication(b, cert(k))
        else:
            ab = 0 if "all" in t else 1
            md.AddBoolOr([cert(k) for k in ks if gen.kleene(k, fx, p) == ab] + [b.Not()])
        return b
    for m in rs["measures"]:
        md.AddBoolOr([cert(m["when"])])
    md.Minimize(sum(x.values()))
    s = cp_model.CpSolver(); s.parameters.num_workers = 1; s.parameters.max_time_in_seconds = 10
    st = s.Solve(md); proved += st == cp_model.OPTIMAL; res.append(round(s.BestObjectiveBound()))
print(S, P, "mean certificate", sum(res) / len(res), "proved optimal", proved, "/", len(res), "min", min(res), "max", max(res))
