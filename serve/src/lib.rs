//! A file server for a built folder, on this machine's loopback address only.
//!
//! `cargo xtask start` and the browser tests use it. It owns addresses, media types,
//! caching and security headers; it knows nothing of what the files mean, and it never
//! serves a file outside its folder.

mod answer;
mod folder;
mod media;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use folder::Folder;

/// Requests answered at the same time; a page loads half a dozen files at once.
const WORKERS: usize = 4;

/// A folder on the air. It stops when dropped.
pub struct Server {
    address: SocketAddr,
    requested: Arc<Mutex<Vec<String>>>,
    http: Arc<tiny_http::Server>,
    workers: Vec<JoinHandle<()>>,
}

/// Why a folder could not be served.
#[derive(Debug)]
pub enum ServeError {
    /// Another program listens on this port.
    PortTaken(u16),
    /// There is no such folder, or it cannot be read.
    Folder(std::path::PathBuf, io::Error),
    /// The system refused for another reason.
    Listen(u16, io::Error),
}

impl Server {
    /// Serves `folder` on 127.0.0.1 at `port`; 0 takes any free one.
    ///
    /// # Errors
    /// When the folder cannot be read or the port cannot be had.
    pub fn start(folder: &Path, port: u16) -> Result<Self, ServeError> {
        let folder = Folder::open(folder)
            .map_err(|error| ServeError::Folder(folder.to_path_buf(), error))?;
        let refused = |error: io::Error| {
            if error.kind() == io::ErrorKind::AddrInUse {
                ServeError::PortTaken(port)
            } else {
                ServeError::Listen(port, error)
            }
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let http = tiny_http::Server::from_listener(listener, None)
            .map_err(|error| ServeError::Listen(port, io::Error::other(error)))?;

        let http = Arc::new(http);
        let requested = Arc::default();
        let workers = (0..WORKERS)
            .map(|_| {
                let (http, requested) = (Arc::clone(&http), Arc::clone(&requested));
                let folder = folder.clone();
                thread::spawn(move || work(&http, &folder, &requested))
            })
            .collect();
        Ok(Self { address, requested, http, workers })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address to type into a browser.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Every target asked for so far, query included, in the order of arrival.
    #[must_use]
    pub fn requested(&self) -> Vec<String> {
        lock(&self.requested).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.http.unblock();
        }
        for worker in self.workers.drain(..) {
            // A worker that panicked has already said so on standard error.
            drop(worker.join());
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}

impl fmt::Display for ServeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PortTaken(port) => write!(
                formatter,
                "port {port} on 127.0.0.1 is taken by another program; any free port fits"
            ),
            Self::Folder(folder, error) => {
                write!(formatter, "cannot serve {}: {error}", folder.display())
            }
            Self::Listen(port, error) => {
                write!(formatter, "cannot listen on 127.0.0.1:{port}: {error}")
            }
        }
    }
}

impl std::error::Error for ServeError {}

fn work(http: &tiny_http::Server, folder: &Folder, requested: &Mutex<Vec<String>>) {
    while let Ok(request) = http.recv() {
        lock(requested).push(request.url().to_owned());
        // A browser that went away in the middle of an answer is no fault of ours.
        drop(answer::give(request, folder));
    }
}

/// The list holds whole strings only, so a poisoned lock still guards a sound list.
fn lock(requested: &Mutex<Vec<String>>) -> std::sync::MutexGuard<'_, Vec<String>> {
    requested.lock().unwrap_or_else(PoisonError::into_inner)
}
