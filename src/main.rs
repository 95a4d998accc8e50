//! The executable: nothing but dispatch.

fn main() {}
