//! Special IPv6 addresses.

use super::v4;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The one range from which public addresses are given out (`2000::/3`), without the parts of
/// it that are not; what stands for an IPv4 address is as special as that address.
pub(super) fn is_special(address: Ipv6Addr) -> bool {
    match embedded(address) {
        Some(Embedded::Public(inner)) => v4::is_special(inner),
        Some(Embedded::Local) => true,
        None => !is_global(address),
    }
}

/// What an IPv6 address with an IPv4 address in it leads to.
enum Embedded {
    /// To that address.
    Public(Ipv4Addr),
    /// To an address of whoever runs the translator.
    Local,
}

fn embedded(address: Ipv6Addr) -> Option<Embedded> {
    let segments = address.segments();
    let (prefix, [high, low]) = segments.split_last_chunk()?;
    match prefix {
        // ::ffff:a.b.c.d mapped, ::ffff:0:a.b.c.d translated, 64:ff9b::a.b.c.d NAT64.
        [0, 0, 0, 0, 0, 0xFFFF] | [0, 0, 0, 0, 0xFFFF, 0] | [0x64, 0xFF9B, 0, 0, 0, 0] => {
            Some(Embedded::Public(v4_of(*high, *low)))
        }
        // ::a.b.c.d compatible, long given up, `::` and `::1` among them; NAT64 of one's own.
        [0, 0, 0, 0, 0, 0] | [0x64, 0xFF9B, 1, ..] => Some(Embedded::Local),
        [0x2002, high, low, ..] => Some(Embedded::Public(v4_of(*high, *low))),
        _ => None,
    }
}

fn v4_of(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low))
}

fn is_global(address: Ipv6Addr) -> bool {
    let [first, second, third, ..] = address.segments();
    match first {
        0x2001 => second >= 0x200 && second != 0xDB8, // protocols, Teredo, ORCHID; documentation
        0x3FFF => second >= 0x1000,                   // documentation
        0x2620 => !(second == 0x4F && third == 0x8000), // AS112
        first => first & 0xE000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class() {
        for address in [
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "::8.8.8.8",
            "::ffff:0:127.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:2::1",
            "2001:10::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2002:a00:1::1",
            "2002:a9fe:a9fe::",
            "3fff::1",
            "2620:4f:8000::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fdff::1",
            "fe80::1",
            "febf::1",
            "fec0::1",
            "ff00::1",
            "ff02::1",
            "4000::1",
        ] {
            assert!(is_special(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn the_rest_is_public() {
        for address in [
            "2400:3200::1",
            "240e::1",
            "2001:4860:4860::8888",
            "2606:4700::1111",
            "3000::1",
            "::ffff:8.8.8.8",
            "64:ff9b::8.8.8.8",
            "2002:808:808::1",
            "2620:4f:8001::1",
        ] {
            assert!(!is_special(address.parse().unwrap()), "{address}");
        }
    }
}
