//! The last few of many things, without a heap.

/// Keeps the last `N` bytes pushed.
pub struct History<const N: usize> {
    bytes: [u8; N],
    pushed: usize,
}

impl<const N: usize> History<N> {
    pub const fn new() -> Self {
        History { bytes: [0; N], pushed: 0 }
    }

    pub fn push(&mut self, byte: u8) {
        self.bytes[self.pushed % N] = byte;
        self.pushed += 1;
    }

    /// From the oldest kept to the newest.
    pub fn iter(&self) -> impl Iterator<Item = u8> + '_ {
        (self.pushed.saturating_sub(N)..self.pushed).map(|index| self.bytes[index % N])
    }
}

#[cfg(test)]
mod tests {
    use super::History;

    #[test_case]
    fn an_empty_history_has_nothing() {
        assert_eq!(History::<4>::new().iter().count(), 0);
    }

    #[test_case]
    fn the_oldest_are_forgotten() {
        let mut history = History::<3>::new();
        for byte in 1..=5 {
            history.push(byte);
        }
        assert!(history.iter().eq([3, 4, 5]));
    }
}
