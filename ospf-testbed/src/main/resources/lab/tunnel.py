"""A tunnel in user space: two tun devices, and whatever goes into one comes out of the other.

Arguments: the names of the devices, and their ARP hardware type, by which programs take them for GRE, IPIP and so on. Says "ready" when they
are there; they may then be moved to other network namespaces.
"""

import fcntl
import os
import select
import struct
import sys

TUNSETIFF, TUNSETLINK = 0x400454CA, 0x400454CD
IFF_TUN, IFF_NO_PI = 1, 0x1000


def tun(name, hardware_type):
    device = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    fcntl.ioctl(device, TUNSETLINK, hardware_type)
    return device


def main(left_name, right_name, hardware_type):
    left, right = (tun(name, int(hardware_type)) for name in (left_name, right_name))
    print("ready", flush=True)
    other = {left: right, right: left}
    while True:
        for device in select.select([left, right], [], [])[0]:
            packet = os.read(device, 1 << 16)
            try:
                os.write(other[device], packet)
            except OSError:
                pass  # The other end is down: the packet is lost.


main(*sys.argv[1:])
