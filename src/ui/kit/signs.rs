//! What the icons look like: one path each on a 16 × 16 grid. The build draws them into the start page, too, so nothing
//! here needs a browser (`xtask/src/start_page.rs`).

macro_rules! icons {
    ($($name:ident = $path:literal),+ $(,)?) => {
        /// An icon.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon { $($name),+ }

        impl Icon {
            /// The path that draws it.
            pub fn path(self) -> &'static str {
                match self { $(Self::$name => $path),+ }
            }
        }
    };
}

icons! {
    Undo = "M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6",
    Redo = "M10 3l3.5 3.5L10 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10",
    Search = "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.8 10.8 14 14",
    Help = "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM6 6.2A2 2 0 1 1 8.7 8c-.5.2-.7.5-.7 1.2M8 11.5v.2",
    Download = "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
    Print = "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
    Present = "M2 3h12v8H2zM8 11v2.5M5 13.5h6M7 5.2v3.6L10 7z",
    Share = "M6 3.5H3v9.5h10V10M9 2.5h4.5V7M13.2 2.8 7 9",
    Link = "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.6-2.6a2.6 2.6 0 0 0-3.7-3.7L8.2 4.1M9.2 6.8a2.6 2.6 0 0 0-3.7 0L2.9 9.4a2.6 2.6 0 0 0 3.7 3.7l1.2-1.2",
    Frame = "M1.5 3h13v10h-13zM6 6.2 4 8l2 1.8M10 6.2 12 8l-2 1.8",
    Upload = "M8 10.5V2.5M4.5 6 8 2.5 11.5 6M2.5 13.5h11",
    Close = "M3.5 3.5l9 9M12.5 3.5l-9 9",
    Minus = "M2.5 8h11",
    Fit = "M2 3v10M14 3v10M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2",
    Plus = "M8 2.5v11M2.5 8h11",
    Trash = "M2.5 4.5h11M6 4.5V2.5h4v2M4 4.5l.7 9h6.6l.7-9M6.8 7v4M9.2 7v4",
    Copy = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
    Grip = "M6 3.5v.1M10 3.5v.1M6 8v.1M10 8v.1M6 12.5v.1M10 12.5v.1",
    Left = "M10 3 5 8l5 5",
    Right = "M6 3l5 5-5 5",
    Up = "M3 10l5-5 5 5",
    Down = "M3 6l5 5 5-5",
    Diamond = "M8 1.8 14.2 8 8 14.2 1.8 8Z",
    Settings = "M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 2.7a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6ZM6 9.7a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z",
    Lanes = "M2 3.5h12M2 8h12M2 12.5h12",
    Clock = "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 4.5V8l2.5 2",
    Edit = "M10.5 3 13 5.5 5.5 13H3v-2.5z",
    More = "M3 8v.1M8 8v.1M13 8v.1",
    Check = "M3 8.5 6.5 12 13 4.5",
    Board = "M2.5 2.5h3v11h-3zM6.5 2.5h3v7h-3zM10.5 2.5h3v9h-3z",
    Table = "M2 3.5h12v9H2zM2 6.5h12M6 6.5v6",
}
