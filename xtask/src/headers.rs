//! The headers that the site is to be served with: said once, for our own server and for hosts that read them from a
//! file.
//!
//! `docs/hosting.md` says the same in the words of other servers, and a test compares it with this. What kind of file
//! something is (`Content-Type`) and how it is compressed is the server's own affair and not said here.

/// Headers by name.
pub type Headers = Vec<(&'static str, String)>;

/// What the file at this address is to be sent with.
pub fn of(address: &str) -> Headers {
    vec![
        ("Content-Security-Policy", policy(address)),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        // A frame sandboxed without its origin loads even its own module only with this; nothing here is secret.
        ("Access-Control-Allow-Origin", "*".to_owned()),
        (
            "Cache-Control",
            if is_immutable(address) { "public, max-age=31536000, immutable" } else { "no-cache" }.to_owned(),
        ),
    ]
}

/// The name of the file in which Netlify and Cloudflare Pages look for headers.
pub const FILE: &str = "_headers";

/// Its text for a site of these addresses, which are sorted. These hosts join the values of all rules that fit an
/// address, so no two of these rules fit the same one: a folder has a rule where all in it is alike, else each file has
/// its own.
pub fn file(addresses: &[&str]) -> String {
    let mut text = "# Made by `cargo xtask dist`.\n".to_owned();
    for (path, headers) in rules("", addresses) {
        text += &path;
        text.push('\n');
        for (name, value) in headers {
            text += &format!("  {name}: {value}\n");
        }
    }
    text
}

fn rules(folder: &str, addresses: &[&str]) -> Vec<(String, Headers)> {
    let segment = |address: &str| -> String {
        address[folder.len()..].split_inclusive('/').next().unwrap_or_default().to_owned()
    };
    let mut found = Vec::new();
    for group in addresses.chunk_by(|one, other| segment(one) == segment(other)) {
        let path = format!("{folder}{}", segment(group[0]));
        let headers = of(group[0]);
        if !path.ends_with('/') {
            found.extend(names(&path).into_iter().map(|name| (name, headers.clone())));
        } else if group.iter().all(|address| of(address) == headers) {
            found.push((format!("/{path}*"), headers));
        } else {
            found.extend(rules(&path, group));
        }
    }
    found
}

/// The paths at which a file can be had: hosts serve pages without their ending as well, and some send everybody there.
fn names(address: &str) -> Vec<String> {
    let mut names = vec![format!("/{address}")];
    if let Some(plain) = address.strip_suffix(".html") {
        names.push(format!("/{}", plain.strip_suffix("index").unwrap_or(plain)));
    }
    names
}

/// The policy that the planner promises to work under, and where it has to be another one.
fn policy(address: &str) -> String {
    let (connect, ancestors, frames) = match address {
        // Made for other people's pages, and shows published plans from any address.
        "embed/frame.html" => ("'self' http: https:", "*", ""),
        // Shows that frame.
        _ if address.starts_with("embed/demo") => ("'self'", "'none'", "frame-src 'self'; "),
        _ => ("'self'", "'none'", ""),
    };
    // The planner's own page makes the address of its service worker trusted (`embed/start.js`), and nobody makes
    // anything else.
    let makers = if address.starts_with("embed/") { "'none'" } else { "wegmarke-worker" };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
         connect-src {connect}; {frames}base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}; require-trusted-types-for 'script'; trusted-types {makers}"
    )
}

/// Whether the address holds a hash of its bytes and may be kept for ever.
fn is_immutable(address: &str) -> bool {
    address.starts_with("assets/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::root;

    const ADDRESSES: [&str; 9] = [
        "assets/a.0.js",
        "assets/b.0.wasm",
        "embed/demo.html",
        "embed/frame.html",
        "embed/published/a.de.html",
        "embed/published/a.en.html",
        "embed/wegmarke.js",
        "index.html",
        "sw.js",
    ];

    /// What a host makes of the file for a path: the headers of every rule that fits.
    fn host<'a>(file: &'a str, path: &str) -> Vec<(&'a str, String)> {
        let mut fits = false;
        let mut headers = Vec::new();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix("  ") {
                None => fits = line.strip_suffix('*').map_or(line == path, |start| path.starts_with(start)),
                Some(header) if fits => {
                    let (name, value) = header.split_once(": ").unwrap();
                    headers.push((name, value.to_owned()));
                }
                Some(_) => {}
            }
        }
        headers
    }

    #[test]
    fn a_host_that_reads_the_file_sends_what_our_server_sends() {
        let file = file(&ADDRESSES);
        for address in ADDRESSES {
            assert_eq!(host(&file, &format!("/{address}")), of(address), "{address} by\n{file}");
        }
        for (path, address) in [
            ("/", "index.html"),
            ("/embed/frame", "embed/frame.html"),
            ("/embed/published/a.de", "embed/published/a.de.html"),
        ] {
            assert_eq!(host(&file, path), of(address), "{path} by\n{file}");
        }
    }

    #[test]
    fn only_the_frame_may_be_framed_and_ask_other_addresses() {
        let frame = policy("embed/frame.html");
        assert!(frame.contains("frame-ancestors *;") && frame.contains("connect-src 'self' http: https:;"), "{frame}");
        for other in ["index.html", "embed/demo.html", "embed/published/a.de.html", "sw.js", "assets/icon.svg"] {
            let policy = policy(other);
            assert!(
                policy.contains("frame-ancestors 'none';") && policy.contains("connect-src 'self';"),
                "{other}: {policy}"
            );
        }
    }

    /// Without a name, any script could make a policy that lets everything pass.
    #[test]
    fn the_one_policy_that_makes_trusted_values_is_that_of_the_planners_own_page() {
        for address in ADDRESSES {
            let makers = if address.starts_with("embed/") { "'none'" } else { "wegmarke-worker" };
            assert!(
                policy(address).ends_with(&format!("; require-trusted-types-for 'script'; trusted-types {makers}")),
                "{address}"
            );
        }
        let made = |name: &str| {
            std::fs::read_to_string(root().join("embed").join(name)).unwrap().matches("createPolicy(").count()
        };
        assert_eq!((made("start.js"), made("wegmarke.js") + made("frame.js") + made("sw.js")), (1, 0));
        assert!(
            std::fs::read_to_string(root().join("embed/start.js"))
                .unwrap()
                .contains("createPolicy(\"wegmarke-worker\"")
        );
    }

    #[test]
    fn the_documentation_says_the_same() {
        let read = |name: &str| std::fs::read_to_string(root().join(name)).unwrap();
        let hosting = read("docs/hosting.md");
        let samples = ["index.html", "embed/frame.html", "embed/demo.html", "embed/published/a.de.html", "assets/a.js"];
        for (name, value) in samples.into_iter().flat_map(of) {
            assert!(hosting.contains(&value), "docs/hosting.md lacks the {name} {value}");
        }
        // Every policy in them, in whichever server's words, is one of ours.
        let privacy = ["docs/privacy.md", "docs/datenschutz.md"].map(read);
        for text in &privacy {
            assert!(
                text.contains(&format!("\nContent-Security-Policy: {}\n", policy("index.html"))),
                "the privacy pages cite the planner's own policy"
            );
        }
        for text in [hosting, read("README.md")].into_iter().chain(privacy) {
            let quoted: Vec<&str> =
                text.split("default-src").skip(1).map(|rest| rest.split(['\n', '"']).next().unwrap()).collect();
            assert!(!quoted.is_empty());
            for policy in quoted {
                assert!(
                    samples.into_iter().any(|address| self::policy(address) == format!("default-src{policy}")),
                    "default-src{policy}"
                );
            }
        }
    }
}
