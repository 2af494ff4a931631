//! The `beian-lint` program: parse the command line, run, exit.

fn main() {}
