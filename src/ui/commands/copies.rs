//! Copies in a second, safer place, as a part of the program that comes after the first view: nobody waits for it.

use std::rc::Rc;

use leptos::wasm_split::SplitLoaderError as NotLoaded;

use crate::browser::database::Database;
use crate::core::library::{Draft, Fork, Head, Library};
use crate::core::ports::{Answer, StorageError};
use crate::ui::state::saving::Saving;

/// What is to be done there.
pub enum CopyTask {
    /// As `Library::copy`.
    Copy(Draft),
    /// As `Library::look_for_copy`.
    LookFor(Head),
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
pub fn carry_out(saving: Saving, what: CopyTask) -> impl Future<Output = Result<(), StorageError>> {
    // By the time that the part is here, the planner may have gone.
    let (library, doubt) = (saving.library_untracked(), saving.doubt());
    async move {
        #[cfg(wegmarke_split)]
        let begun = begin(library, doubt, what).await;
        #[cfg(not(wegmarke_split))]
        let begun = begin(library, doubt, what);
        match begun {
            Ok(answer) => answer.await,
            Err(_) => Err(StorageError::Blocked),
        }
    }
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(copies, wasm_split_path = leptos::wasm_split, preload(load_begin), fallible))]
fn begin(library: Library, doubt: Rc<dyn Fn()>, what: CopyTask) -> Result<Answer<()>, NotLoaded> {
    library.equip(|| Rc::new(Database::new(doubt)));
    Ok(match what {
        CopyTask::LookFor(head) => Box::pin(async move { library.look_for_copy(&head).await }),
        CopyTask::Copy(draft) => library.copy(&draft),
        CopyTask::Recall => Box::pin(async move { library.recall().await }),
        CopyTask::Tend => Box::pin(async move { library.tend().await }),
        CopyTask::Retire(fork, own) => Box::pin(async move { library.retire(&fork, &own).await }),
        CopyTask::Erase => Box::pin(async move { library.erase_everything().await }),
    })
}
