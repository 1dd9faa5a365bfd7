"""Scores and decides the applications of a file.

    python3 example.py ../c/build/libmerit.so policy.merit applications.json [AS_OF]
"""
import json
import sys
from fractions import Fraction

from merit import Engine


def main(library, packed, applications, as_of=None):
    engine = Engine(library)
    with open(packed, "rb") as file:
        policy = engine.open(file.read())
    with open(applications, encoding="utf-8") as file:
        rows = json.load(file)
    terms = {"as_of": as_of} if as_of else {}
    known = []
    for row in rows:
        card, decision = policy.score(row, **terms), policy.decide(row, **terms)
        total = card.get("total") or f'{card["low"]}..{card["high"]}'
        print(row["id"], total, decision["status"], *[f["rule"] for f in decision["failures"]], sep="\t")
        if "total" in card:
            known.append(Fraction(card["total"]))  # exact, also where no decimal is
    if known:
        print("mean", sum(known) / len(known), sep="\t")
    engine.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
