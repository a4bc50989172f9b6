//! The program of the site: everything is in the library, and begins when the loader (`embed/wegmarke.js`) makes a
//! `Planner`.

use wegmarke as _;

fn main() {}
