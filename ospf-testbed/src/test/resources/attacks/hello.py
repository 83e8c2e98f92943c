"""Says Hello in the name of a router, again and again.

hello.py INTERFACE SECONDS INTERVAL ADDRESS ROUTER-ID DESTINATION MASK HELLO/DEAD PRIORITY DESIGNATED BACKUP NEIGHBOR...
"""

import sys

from lan import Lan, hello, rounds


def main(interface, seconds, interval, source, router_id, destination, mask, intervals, priority, designated, backup, *neighbors):
    lan = Lan(interface)
    packet = hello(mask, [int(each) for each in intervals.split("/")], int(priority), designated, backup, list(neighbors))
    for number in rounds(float(seconds), float(interval)):
        lan.send(source, router_id, destination, packet)
        print("round", number, flush=True)


main(*sys.argv[1:])
