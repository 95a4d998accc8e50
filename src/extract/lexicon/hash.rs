//! Hashes of folded words: what phrases, memories and features are looked up by.

/// FNV-1a, 64 bits, over the bytes of a folded word, finished so that near words lie far apart.
pub(crate) fn word_hash(folded: &str) -> u64 {
    word_hash_of("", folded)
}

/// The hash of two pieces as one word.
pub(crate) fn word_hash_of(head: &str, tail: &str) -> u64 {
    let hash = head
        .bytes()
        .chain(tail.bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    mix(hash)
}

/// The finaliser of MurmurHash3 (public domain).
pub(crate) fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}
