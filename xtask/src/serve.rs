//! `cargo xtask serve`, and the server that the end-to-end tests run against.
//!
//! It serves a folder on this machine only, with the headers that a public host should send: what works here works
//! under the strictest policy that the project promises. It is no server for the public, and knows as much of HTTP as
//! that takes. A thread for each connection: the pool of tiny_http let a connection wait for another one's end where
//! two came at once, so that a part of the planner never arrived.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Result, anyhow};

use crate::build::{self, Profile};
use crate::shell::{root, say, scratch};
use crate::site;
use crate::{dist, headers};

/// Builds and serves until it is stopped.
pub fn command(port: u16, debug: bool) -> Result<()> {
    // First of all: whoever has to choose another port should not have waited for the build.
    let listener = Listener::bind(port)?;
    if !debug {
        dist::publish(None)?;
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
    socket: TcpListener,
    address: String,
}

impl Listener {
    /// Takes the port; 0 takes a free one.
    pub fn bind(port: u16) -> Result<Listener> {
        let socket = TcpListener::bind(("127.0.0.1", port)).map_err(|error| match port {
            0 => anyhow!("no free port was to be had: {error}"),
            _ => anyhow!("port {port} is not to be had ({error}): choose another with --port"),
        })?;
        let address = format!("http://{}/", socket.local_addr()?);
        Ok(Listener { socket, address })
    }

    /// Serves the folder from other threads, and says at which address.
    pub fn serve(self, folder: PathBuf) -> String {
        let folder = Arc::new(folder);
        thread::spawn(move || {
            for connection in self.socket.incoming().flatten() {
                let folder = Arc::clone(&folder);
                // Whether the other side still listens is its own affair.
                thread::spawn(move || converse(&connection, &folder));
            }
        });
        self.address
    }
}

fn publish_debug(folder: &Path) -> Result<()> {
    dist::write(&site::assemble(build::program(Profile::Debug)?, None)?, folder)
}

/// The most that a request's head may have, in bytes.
const LONGEST_HEAD: u64 = 32 * 1024;

/// Answers one request after the other until the other side has no more.
fn converse(connection: &TcpStream, folder: &Path) -> io::Result<()> {
    connection.set_nodelay(true)?;
    // A browser keeps its connections for minutes; those of one that has gone end by themselves.
    connection.set_read_timeout(Some(Duration::from_secs(300)))?;
    let mut reader = BufReader::new(connection);
    while let Some(head) = head(&mut reader)? {
        (&*connection).write_all(&answer(&head, folder))?;
    }
    Ok(())
}

/// The lines of a request's head; none where there is no further request, or none that ends.
fn head(reader: &mut impl BufRead) -> io::Result<Option<Vec<String>>> {
    let mut lines = Vec::new();
    let mut head = reader.take(LONGEST_HEAD);
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 || !line.ends_with('\n') {
            return Ok(None);
        }
        let line = line.trim_end();
        if line.is_empty() {
            return Ok(Some(lines));
        }
        lines.push(line.to_owned());
    }
}

/// The response to a request, as it goes over the wire. Requests with a body get none that would fit; nothing here
/// sends them.
fn answer(head: &[String], folder: &Path) -> Vec<u8> {
    let mut words = head.first().map_or("", String::as_str).split(' ');
    let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let accepted = head.iter().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("accept-encoding").then_some(value.trim())
    });
    let (status, page) = match method {
        "GET" | "HEAD" => match page(folder, url, accepted.unwrap_or_default()) {
            Some(page) => ("200 OK", page),
            None => ("404 Not Found", missing()),
        },
        _ => ("405 Method Not Allowed", Page { headers: Vec::new(), bytes: Vec::new() }),
    };
    let mut response = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", page.bytes.len());
    for (name, value) in &page.headers {
        response += &format!("{name}: {value}\r\n");
    }
    response += "\r\n";
    let mut response = response.into_bytes();
    if method != "HEAD" {
        response.extend(page.bytes);
    }
    response
}

struct Page {
    headers: Vec<(&'static str, String)>,
    bytes: Vec<u8>,
}

/// What is said of a file that there is none of: under the policy, too, and none of the request's own words are in it.
fn missing() -> Page {
    let headers =
        [("Content-Type", "text/plain; charset=utf-8".to_owned())].into_iter().chain(headers::of("404.txt")).collect();
    Page { headers, bytes: b"not found".to_vec() }
}

fn page(folder: &Path, url: &str, accepted: &str) -> Option<Page> {
    let address = address(url)?;
    let path = folder.join(&address);
    let (encoding, bytes) = [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(encoding, _)| accepts(accepted, encoding))
        .find_map(|(encoding, ending)| {
            Some((Some(encoding), fs::read(folder.join(format!("{address}.{ending}"))).ok()?))
        })
        .or_else(|| Some((None, fs::read(&path).ok()?)))?;
    let mut headers = vec![("Content-Type", content_type(&address).to_owned()), ("Vary", "Accept-Encoding".to_owned())];
    headers.extend(headers::of(&address));
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
        "md" => "text/markdown; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// How many files the site is made of, and when the latest was written: enough to notice a change.
fn state_of_sources() -> (usize, Option<SystemTime>) {
    let mut open: Vec<PathBuf> =
        ["src", "style", "embed", "index.html", "Cargo.toml"].iter().map(|name| root().join(name)).collect();
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
    fn many_connections_that_stay_open_are_all_answered() {
        let folder = std::env::temp_dir().join(format!("wegmarke-serve-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "hello").unwrap();
        let address = Listener::bind(0).unwrap().serve(folder.clone());
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let connections: Vec<TcpStream> = (0..24).map(|_| TcpStream::connect(host).unwrap()).collect();
        for connection in connections.iter().chain(&connections) {
            connection.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
            (&*connection).write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
            let mut reader = BufReader::new(connection);
            let head = head(&mut reader).unwrap().unwrap();
            assert_eq!(head[0], "HTTP/1.1 200 OK");
            let mut body = [0; 5];
            reader.read_exact(&mut body).unwrap();
            assert_eq!(&body, b"hello");
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn only_what_is_accepted_is_sent_compressed() {
        assert!(accepts("gzip, deflate, br;q=0.9", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "gzip"));
    }
}
