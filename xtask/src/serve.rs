//! `cargo xtask serve`, and the server that the end-to-end tests run against.
//!
//! It serves a folder on this machine only, with the headers that a public host should send: what works here works
//! under the strictest policy that the project promises. It is no server for the public.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::build::{self, Profile, scratch};
use crate::dist;
use crate::shell::{root, say};
use crate::site;

/// Builds and serves until it is stopped.
pub fn command(port: u16, debug: bool) -> Result<()> {
    // First of all: whoever has to choose another port should not have waited for the build.
    let listener = Listener::bind(port)?;
    if !debug {
        dist::publish()?;
        println!("Wegmarke is at {}", listener.serve(dist::folder()));
        loop {
            thread::park();
        }
    }
    let folder = scratch().join("debug-site");
    let mut seen = state_of_sources();
    publish_debug(&folder)?;
    println!("Wegmarke (debug build) is at {}", listener.serve(folder.clone()));
    loop {
        thread::sleep(Duration::from_millis(300));
        let now = state_of_sources();
        if now != seen {
            seen = now;
            match publish_debug(&folder) {
                Ok(()) => say("built again, reload the page"),
                // The mistake stands above; the next change is another try.
                Err(error) => eprintln!("xtask: {error:#}"),
            }
        }
    }
}

/// A port of this machine that is ours, not yet answered at.
pub struct Listener {
    server: Server,
    address: String,
}

impl Listener {
    /// Takes the port; 0 takes a free one.
    pub fn bind(port: u16) -> Result<Listener> {
        let server = Server::http(("127.0.0.1", port)).map_err(|error| match port {
            0 => anyhow!("no free port was to be had: {error}"),
            _ => anyhow!("port {port} is not to be had ({error}): choose another with --port"),
        })?;
        let Some(address) = server.server_addr().to_ip() else {
            bail!("the server has no address");
        };
        Ok(Listener { server, address: format!("http://{address}/") })
    }

    /// Serves the folder from other threads, and says at which address.
    pub fn serve(self, folder: PathBuf) -> String {
        let (server, folder) = (Arc::new(self.server), Arc::new(folder));
        // More than one, so that a slow reader does not hold up the rest of the page.
        for _ in 0..4 {
            let (server, folder) = (Arc::clone(&server), Arc::clone(&folder));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, &folder);
                }
            });
        }
        self.address
    }
}

fn publish_debug(folder: &Path) -> Result<()> {
    dist::write(&site::assemble(build::program(Profile::Debug)?)?, folder)
}

fn answer(request: Request, folder: &Path) {
    // Whether the other side still listens is its own affair.
    let _ = if matches!(request.method(), Method::Get | Method::Head) {
        let accepted = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding")).map_or("", |header| header.value.as_str());
        match page(folder, request.url(), accepted) {
            Some(page) => {
                let mut response = Response::from_data(page.bytes);
                for (name, value) in &page.headers {
                    response.add_header(Header::from_bytes(name.as_bytes(), value.as_bytes()).expect("headers are plain text"));
                }
                request.respond(response)
            }
            None => request.respond(Response::from_string("not found").with_status_code(404)),
        }
    } else {
        request.respond(Response::empty(405))
    };
}

struct Page {
    headers: Vec<(&'static str, String)>,
    bytes: Vec<u8>,
}

fn page(folder: &Path, url: &str, accepted: &str) -> Option<Page> {
    let address = address(url)?;
    let path = folder.join(&address);
    let (encoding, bytes) = [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(encoding, _)| accepts(accepted, encoding))
        .find_map(|(encoding, ending)| Some((Some(encoding), fs::read(folder.join(format!("{address}.{ending}"))).ok()?)))
        .or_else(|| Some((None, fs::read(&path).ok()?)))?;
    let mut headers = vec![
        ("Content-Type", content_type(&address).to_owned()),
        ("Content-Security-Policy", policy(&address)),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        // A frame sandboxed without its origin loads even its own module only with this; nothing here is secret.
        ("Access-Control-Allow-Origin", "*".to_owned()),
        ("Cache-Control", if site::is_immutable(&address) { "public, max-age=31536000, immutable" } else { "no-cache" }.to_owned()),
        ("Vary", "Accept-Encoding".to_owned()),
    ];
    if let Some(encoding) = encoding {
        headers.push(("Content-Encoding", encoding.to_owned()));
    }
    Some(Page { headers, bytes })
}

/// The file that a request names, or `None` if it tries to leave the folder.
fn address(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let plain = path.split('/').all(|part| !part.starts_with('.') && !part.contains(['\\', '%', ':']));
    if !plain {
        return None;
    }
    Some(if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() })
}

fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        parts.next() == Some(encoding) && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// The policy that the planner promises to work under. Only documents made for other people's pages may be framed.
fn policy(address: &str) -> String {
    let ancestors = if address.starts_with("embed/") { "*" } else { "'none'" };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}; require-trusted-types-for 'script'"
    )
}

fn content_type(address: &str) -> &'static str {
    match address.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        // Without this very type a browser will not compile it while it loads.
        "wasm" => "application/wasm",
        "json" => "application/json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// How many files the site is made of, and when the latest was written: enough to notice a change.
fn state_of_sources() -> (usize, Option<SystemTime>) {
    let mut open: Vec<PathBuf> = ["src", "style", "embed", "index.html", "Cargo.toml"].iter().map(|name| root().join(name)).collect();
    let (mut count, mut latest) = (0, None);
    while let Some(path) = open.pop() {
        if let Ok(entries) = fs::read_dir(&path) {
            open.extend(entries.flatten().map(|entry| entry.path()));
        } else if let Ok(written) = fs::metadata(&path).and_then(|data| data.modified()) {
            count += 1;
            latest = latest.max(Some(written));
        }
    }
    (count, latest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_cannot_leave_the_folder() {
        for url in ["/../Cargo.toml", "/a/../../b", "/%2e%2e/b", "/.git/config", "/a\\..\\b"] {
            assert_eq!(address(url), None, "{url}");
        }
        assert_eq!(address("/?lang=de").as_deref(), Some("index.html"));
        assert_eq!(address("/embed/frame.html?x=../..").as_deref(), Some("embed/frame.html"));
    }

    #[test]
    fn only_what_is_accepted_is_sent_compressed() {
        assert!(accepts("gzip, deflate, br;q=0.9", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "gzip"));
    }

    #[test]
    fn only_embed_documents_may_be_framed() {
        assert!(policy("index.html").contains("frame-ancestors 'none'"));
        assert!(policy("embed/frame.html").contains("frame-ancestors *"));
    }
}
