//! A file server for a built folder, on this machine's loopback address only.
//!
//! `cargo xtask start` and the browser tests use it. It owns addresses, media types,
//! caching and security headers; it knows nothing of what the files mean, and never
//! serves a file outside its folder. A `_headers` file in the folder adds headers, as it does for
//! Netlify and hosts like it.

mod answer;
mod folder;
mod headers;
mod media;

use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use answer::Answer;
use folder::Folder;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::runtime::{self, Runtime};
use tokio::sync::{Notify, oneshot};

/// A running server. It stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    log: Arc<RequestLog>,
    /// Dropped, it ends the thread.
    open: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

/// The targets requested so far, and the endings of those that wait.
#[derive(Debug, Default)]
struct RequestLog {
    requested: Mutex<Vec<String>>,
    held: Mutex<Vec<String>>,
    released: Notify,
}

/// Holds requests back for as long as it lives; dropped, it lets them be answered.
#[must_use = "dropped, it holds nothing back"]
#[derive(Debug)]
pub struct Hold {
    log: Arc<RequestLog>,
    ending: String,
}

impl Drop for Hold {
    fn drop(&mut self) {
        lock(&self.log.held).retain(|ending| *ending != self.ending);
        self.log.released.notify_waiters();
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
        listener.set_nonblocking(true).map_err(refused)?;
        // No request takes long: one thread answers them all.
        let runtime =
            runtime::Builder::new_current_thread().enable_io().build().map_err(refused)?;
        let log = Arc::<RequestLog>::default();
        let (open, closed) = oneshot::channel();
        let thread = {
            let log = Arc::clone(&log);
            thread::spawn(move || accept(&runtime, listener, closed, &folder, &log))
        };
        Ok(Self { address, log, open: Some(open), thread: Some(thread) })
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

    /// Every target requested so far, query included, in the order of arrival.
    #[must_use]
    pub fn requested(&self) -> Vec<String> {
        lock(&self.log.requested).clone()
    }

    /// Lets requests for targets with this ending wait until the hold is dropped, so that a test can
    /// look at a page that is still loading.
    pub fn hold(&self, ending: &str) -> Hold {
        lock(&self.log.held).push(ending.to_owned());
        Hold { log: Arc::clone(&self.log), ending: ending.to_owned() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.open.take());
        // A thread that panicked has already said so on standard error.
        drop(self.thread.take().map(JoinHandle::join));
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

/// Accepts connections until the server is dropped; open ones end with it.
fn accept(
    runtime: &Runtime,
    listener: TcpListener,
    mut closed: oneshot::Receiver<Infallible>,
    folder: &Folder,
    log: &Arc<RequestLog>,
) {
    runtime.block_on(async {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                _ = &mut closed => return,
            };
            // A browser that disconnected at once is no error here.
            let Ok((stream, _)) = accepted else { continue };
            let (folder, log) = (folder.clone(), Arc::clone(log));
            let answering = service_fn(move |request: Request<Incoming>| {
                let (folder, log) = (folder.clone(), Arc::clone(&log));
                async move { Ok::<Answer, Infallible>(handle(&request, &folder, &log).await) }
            });
            let connection = http1::Builder::new()
                .title_case_headers(true)
                .serve_connection(TokioIo::new(stream), answering);
            // Nor is one that disconnected during the answer.
            tokio::spawn(async { drop(connection.await) });
        }
    });
}

/// Logs a request, waits while a test holds it, and answers it.
async fn handle(request: &Request<Incoming>, folder: &Folder, log: &RequestLog) -> Answer {
    let target = request.uri().to_string();
    lock(&log.requested).push(target.clone());
    loop {
        let released = log.released.notified();
        if !lock(&log.held).iter().any(|ending| target.ends_with(ending)) {
            break;
        }
        released.await;
    }
    answer::respond(request, folder)
}

/// The list holds whole strings only, so a poisoned lock still guards a sound list.
fn lock(list: &Mutex<Vec<String>>) -> MutexGuard<'_, Vec<String>> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}
