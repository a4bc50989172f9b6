//! Copies in a second, safer place, as a part of the program that comes after the first view: nobody waits for it.

use std::rc::Rc;

use leptos::wasm_split::SplitLoaderError as NotLoaded;

use crate::browser::database::Database;
use crate::core::library::{Draft, Fork, Head, Library};
use crate::core::ports::{Answer, StorageError};

/// What is to be done there.
pub enum CopyTask {
    /// As `Library::copy`.
    Copy(Draft),
    /// As `Library::recall`.
    Recall,
    /// As `Library::tend`.
    Tend,
    /// As `Library::retire`.
    Retire(Fork, Head),
    /// As `Library::erase_everything`.
    Erase,
}

/// Fetches the part, so that it is there without a network. One that fails is tried again when it is wanted.
pub async fn fetch() {
    #[cfg(wegmarke_split)]
    let _ = load_begin().await;
}

/// Does it. Where the part can't be had, there is no second place.
pub async fn carry_out(library: Library, what: CopyTask) -> Result<(), StorageError> {
    #[cfg(wegmarke_split)]
    let begun = begin(library, what).await;
    #[cfg(not(wegmarke_split))]
    let begun = begin(library, what);
    match begun {
        Ok(answer) => answer.await,
        Err(_) => Err(StorageError::Blocked),
    }
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(copies, wasm_split_path = leptos::wasm_split, preload(load_begin), fallible))]
fn begin(library: Library, what: CopyTask) -> Result<Answer<()>, NotLoaded> {
    library.equip(|| Rc::new(Database::default()));
    Ok(match what {
        CopyTask::Copy(draft) => library.copy(&draft),
        CopyTask::Recall => Box::pin(async move { library.recall().await }),
        CopyTask::Tend => Box::pin(async move { library.tend().await }),
        CopyTask::Retire(fork, own) => Box::pin(async move { library.retire(&fork, &own).await }),
        CopyTask::Erase => Box::pin(async move { library.erase_everything().await }),
    })
}
