//! The browser's IndexedDB as the `Backup` port: one database `wegmarke` with one table of texts.
//!
//! Nothing is made before the first write: who only looks leaves no trace. Written on web-sys, since all that is needed
//! are four calls; promises are settled by the requests themselves, so no closure has to be kept.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbRequest, IdbTransactionMode};

use super::storage::error;
use super::timer::{Listener, pause};
use crate::core::ports::{Answer, Backup, StorageError};

const NAME: &str = "wegmarke";
const TABLE: &str = "copies";

/// After each attempt to open a database that is just being cleared, in milliseconds.
const CLEARED_MS: [i32; 3] = [100, 1_000, 3_000];

/// The database, opened when it is first needed. Clones are the same one.
#[derive(Clone)]
pub struct Database(Rc<Inner>);

struct Inner {
    open: RefCell<Option<Open>>,
    lost: Rc<dyn Fn()>,
}

/// An open database.
struct Open {
    database: IdbDatabase,
    _ends: [Listener; 2],
}

/// Comes back when the request has: with what went wrong, if something did.
async fn settled(request: &IdbRequest) -> Result<JsValue, StorageError> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result().map_err(error),
        Err(_) => Err(error(request.error().ok().flatten().into())),
    }
}

fn factory() -> Result<IdbFactory, StorageError> {
    super::window().indexed_db().ok().flatten().ok_or(StorageError::Blocked)
}

impl Database {
    /// `lost` is called where somebody else has taken the open database away: what was in it may be gone.
    pub fn new(lost: Rc<dyn Fn()>) -> Self {
        Self(Rc::new(Inner { open: RefCell::default(), lost }))
    }

    fn opened(&self) -> Option<IdbDatabase> {
        self.0.open.borrow().as_ref().map(|open| open.database.clone())
    }

    /// The open database; none if there is none and it is not to be made. Where the browser is just clearing it, as its
    /// own tools do, what is begun meanwhile is broken off: it is tried again a little later.
    async fn open(&self, make: bool) -> Result<Option<IdbDatabase>, StorageError> {
        for later in CLEARED_MS {
            match self.try_open(make).await {
                Err(StorageError::Other(name)) if name == "AbortError" => pause(later).await,
                // Whatever the reason, there is no second place here.
                Err(_) => break,
                opened => return opened,
            }
        }
        Err(StorageError::Blocked)
    }

    async fn try_open(&self, make: bool) -> Result<Option<IdbDatabase>, StorageError> {
        if let Some(open) = self.opened() {
            return Ok(Some(open));
        }
        let request = factory()?.open_with_u32(NAME, 1).map_err(|_| StorageError::Blocked)?;
        let (asked, refused) = (request.clone(), Rc::new(RefCell::new(false)));
        let told = refused.clone();
        // Only called where there is no database yet.
        let prepare = Closure::once(move || {
            if make && let Ok(database) = asked.result() {
                let _ = database.unchecked_into::<IdbDatabase>().create_object_store(TABLE);
            } else if let Some(transaction) = asked.transaction() {
                *told.borrow_mut() = true;
                let _ = transaction.abort();
            }
        });
        request.set_onupgradeneeded(Some(prepare.as_ref().unchecked_ref()));
        let database = match settled(&request).await {
            Ok(database) => database.unchecked_into::<IdbDatabase>(),
            Err(_) if *refused.borrow() => return Ok(None),
            Err(error) => return Err(error),
        };
        // Somebody else here has opened it meanwhile. Two would be one that nobody closes: it would hold up whoever
        // wants to delete the database, and all that is asked after that.
        if let Some(open) = self.opened() {
            database.close();
            return Ok(Some(open));
        }
        // Another tab, or the browser's own tools, want to delete the database, or a newer program to change it; and
        // where the visitor clears the site's data, nobody asks before.
        let ends = ["versionchange", "close"].map(|event| {
            let (closing, lost) = (database.clone(), self.0.lost.clone());
            Listener::on(&database, event, move |_| {
                closing.close();
                lost();
            })
        });
        *self.0.open.borrow_mut() = Some(Open { database: database.clone(), _ends: ends });
        Ok(Some(database))
    }

    /// Begins a transaction; where the database was closed meanwhile, the next attempt opens it anew.
    fn begin(&self, database: &IdbDatabase, mode: IdbTransactionMode) -> Result<IdbObjectStore, StorageError> {
        let table =
            database.transaction_with_str_and_mode(TABLE, mode).and_then(|transaction| transaction.object_store(TABLE));
        table.map_err(|thrown| {
            *self.0.open.borrow_mut() = None;
            error(thrown)
        })
    }

    fn put(&self, database: &IdbDatabase, changes: &[(String, Option<String>)]) -> Result<Promise, StorageError> {
        let table = self.begin(database, IdbTransactionMode::Readwrite)?;
        for (key, text) in changes {
            match text {
                Some(text) => table.put_with_key(&text.into(), &key.into()),
                None => table.delete(&key.into()),
            }
            .map_err(error)?;
        }
        let transaction = table.transaction();
        Ok(Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        }))
    }

    /// Reads, beginning anew once where the database was closed by another tab. Where there is none, there is nothing.
    async fn read<T>(
        &self,
        ask: impl Fn(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
        nothing: T,
        take: impl Fn(JsValue) -> T,
    ) -> Result<T, StorageError> {
        for attempt in 0.. {
            let Some(database) = self.open(false).await? else { break };
            match self.begin(&database, IdbTransactionMode::Readonly) {
                Ok(table) => return settled(&ask(&table).map_err(error)?).await.map(take),
                Err(error) if attempt > 0 => return Err(error),
                Err(_) => {}
            }
        }
        Ok(nothing)
    }
}

impl Backup for Database {
    fn keys(&self) -> Answer<Vec<String>> {
        let this = self.clone();
        let list = |keys: JsValue| js_sys::Array::from(&keys).iter().filter_map(|key| key.as_string()).collect();
        Box::pin(async move { this.read(IdbObjectStore::get_all_keys, Vec::new(), list).await })
    }

    fn get(&self, key: &str) -> Answer<Option<String>> {
        let (this, key) = (self.clone(), JsValue::from(key));
        Box::pin(async move { this.read(|table| table.get(&key), None, |text| text.as_string()).await })
    }

    fn write(&self, changes: Vec<(String, Option<String>)>) -> Answer<()> {
        let begun = self.opened().and_then(|database| self.put(&database, &changes).ok());
        let this = self.clone();
        Box::pin(async move {
            let begun = match begun {
                Some(begun) => begun,
                None => match this.open(true).await? {
                    Some(database) => this.put(&database, &changes)?,
                    None => return Err(StorageError::Blocked),
                },
            };
            JsFuture::from(begun).await.map(drop).map_err(|event| {
                // The event's target is the transaction, which knows what went wrong.
                let target = event.dyn_into::<web_sys::Event>().ok().and_then(|event| event.target());
                error(target.and_then(|target| Reflect::get(&target, &"error".into()).ok()).unwrap_or_default())
            })
        })
    }

    fn clear(&self) -> Answer<()> {
        let this = self.clone();
        Box::pin(async move {
            let keys = this.keys().await;
            let read = keys.is_ok();
            let removals: Vec<_> = keys.unwrap_or_default().into_iter().map(|key| (key, None)).collect();
            if !removals.is_empty() {
                this.write(removals).await?;
            }
            if let Some(open) = this.0.open.borrow_mut().take() {
                open.database.close();
            }
            let deletion = factory()?.delete_database(NAME).map_err(error)?;
            // An empty one goes once every tab has let go of it: a busy tab may take its time, and nobody waits for
            // that.
            if read { Ok(()) } else { settled(&deletion).await.map(drop) }
        })
    }
}
