//! A file server for a built folder, on this machine's loopback address only.
//!
//! `cargo xtask start` and the browser tests use it. It owns addresses, media types,
//! caching and security headers; it knows nothing of what the files mean, and it never
//! serves a file outside its folder. A `_headers` in the folder says what else goes with a file, as it
//! does for Netlify and hosts like it.

mod answer;
mod folder;
mod headers;
mod media;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use folder::Folder;

/// Requests answered at the same time; a page loads half a dozen files at once.
const WORKERS: usize = 4;

/// A folder on the air. It stops when dropped.
pub struct Server {
    address: SocketAddr,
    desk: Arc<Desk>,
    http: Arc<tiny_http::Server>,
    workers: Vec<JoinHandle<()>>,
}

/// What was asked for, and what has to wait.
#[derive(Debug, Default)]
struct Desk {
    requested: Mutex<Vec<String>>,
    held: Mutex<Vec<String>>,
    released: Condvar,
}

/// Targets that wait for their answer. They get it when this is dropped.
#[derive(Debug)]
pub struct Hold {
    desk: Arc<Desk>,
    ending: String,
}

impl Drop for Hold {
    fn drop(&mut self) {
        lock(&self.desk.held).retain(|ending| *ending != self.ending);
        self.desk.released.notify_all();
    }
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
        let desk = Arc::<Desk>::default();
        let workers = (0..WORKERS)
            .map(|_| {
                let (http, desk) = (Arc::clone(&http), Arc::clone(&desk));
                let folder = folder.clone();
                thread::spawn(move || work(&http, &folder, &desk))
            })
            .collect();
        Ok(Self { address, desk, http, workers })
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
        lock(&self.desk.requested).clone()
    }

    /// Lets requests for targets with this ending wait until the hold is dropped, so that a test can
    /// look at a page that is still loading.
    #[must_use]
    pub fn hold(&self, ending: &str) -> Hold {
        lock(&self.desk.held).push(ending.to_owned());
        Hold { desk: Arc::clone(&self.desk), ending: ending.to_owned() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        lock(&self.desk.held).clear();
        self.desk.released.notify_all();
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

fn work(http: &tiny_http::Server, folder: &Folder, desk: &Desk) {
    while let Ok(request) = http.recv() {
        lock(&desk.requested).push(request.url().to_owned());
        let is_held = |held: &mut Vec<String>| held.iter().any(|end| request.url().ends_with(end));
        let held = desk.released.wait_while(lock(&desk.held), is_held);
        drop(held.unwrap_or_else(PoisonError::into_inner));
        // A browser that went away in the middle of an answer is no fault of ours.
        drop(answer::give(request, folder));
    }
}

/// The list holds whole strings only, so a poisoned lock still guards a sound list.
fn lock(list: &Mutex<Vec<String>>) -> MutexGuard<'_, Vec<String>> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}
