//! Servers on loopback that end with the test.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

const START: Duration = Duration::from_mins(1);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// A running server; dropping it ends it.
pub(crate) struct Server {
    process: Child,
    /// The signal that ends it.
    signal: &'static str,
}

impl Server {
    /// Starts it and waits until it can be reached.
    pub(crate) fn start(
        command: &mut Command,
        signal: &'static str,
        is_ready: impl Fn() -> bool,
    ) -> Result<Self> {
        let process = command.spawn().with_context(|| format!("cannot run {command:?}"))?;
        let mut server = Self { process, signal };
        let deadline = Instant::now() + START;
        while !is_ready() {
            let has_ended = server.process.try_wait()?.is_some();
            ensure!(!has_ended, "{command:?} ended before it could be reached");
            ensure!(Instant::now() < deadline, "{command:?} cannot be reached after {START:?}");
            thread::sleep(LOOK_AGAIN);
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let id = self.process.id().to_string();
        let sent = Command::new("kill").args(["-s", self.signal, &id]).status();
        if !sent.is_ok_and(|status| status.success()) {
            // Fails only when it has ended already.
            drop(self.process.kill());
        }
        drop(self.process.wait());
    }
}

/// A port that nothing listens on.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Whether something listens on a port.
pub(crate) fn listens(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}
