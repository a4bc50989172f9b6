//! A place among siblings that leaves room on either side.
//!
//! A fractional key stands on the child, so that moving one record changes this record only. Keys are fractions in
//! base 256, written without trailing zeros; they are never stored in a plan file, where the array's order says it all.

/// Where a record stands among its siblings: the smaller, the earlier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Order(Box<[u8]>);

/// Distance kept when adding at an end, as a step in the first four digits: 10,000 additions stay four digits long.
const STRIDE: u32 = 1 << 16;

impl Order {
    /// A place between two siblings, `None` meaning the respective end. `after` must be smaller than `before`.
    pub fn between(after: Option<&Order>, before: Option<&Order>) -> Order {
        let digits = match (after, before) {
            (None, None) => vec![0x80],
            (Some(last), None) => head(last).checked_add(STRIDE).map_or_else(|| midpoint(&last.0, None), tail),
            (None, Some(first)) => match head(first).checked_sub(STRIDE) {
                Some(place) if place > 0 => tail(place),
                _ => midpoint(&[], Some(&first.0)),
            },
            (Some(after), Some(before)) => midpoint(&after.0, Some(&before.0)),
        };
        Order(digits.into())
    }

    /// The places of `count` siblings after `after`, in order.
    pub fn run(after: Option<&Order>, count: usize) -> Vec<Order> {
        let mut last = after.cloned();
        (0..count)
            .map(|_| {
                let next = Self::between(last.as_ref(), None);
                last = Some(next.clone());
                next
            })
            .collect()
    }
}

fn head(order: &Order) -> u32 {
    let mut digits = [0; 4];
    for (to, from) in digits.iter_mut().zip(order.0.iter()) {
        *to = *from;
    }
    u32::from_be_bytes(digits)
}

fn tail(place: u32) -> Vec<u8> {
    let mut digits = place.to_be_bytes().to_vec();
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}

/// A fraction between `low` and `high`, `None` meaning 1, as short as the first digit that leaves room allows.
fn midpoint(low: &[u8], high: Option<&[u8]>) -> Vec<u8> {
    debug_assert!(high.is_none_or(|high| low < high), "no room between {low:?} and {high:?}");
    // Without room the search would never end; a place behind `low` is the lesser evil.
    let mut high = high.filter(|high| low < *high);
    let mut digits = Vec::new();
    for place in 0.. {
        let below = u16::from(low.get(place).copied().unwrap_or(0));
        let above = high.map_or(256, |high| u16::from(high.get(place).copied().unwrap_or(0)));
        if above > below + 1 {
            digits.push(((below + above) / 2) as u8);
            break;
        }
        if above == below + 1 {
            // No digit in between: take the lower one; from here on everything is below `high`.
            high = None;
        }
        digits.push(below as u8);
    }
    digits
}
