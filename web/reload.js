// Reloads the page of `cargo xtask start` when a newer build is served.
{
  const { build, newest = "" } = document.currentScript?.dataset ?? {};
  const look = async () => {
    // Fails between two builds and after the server has stopped.
    const found = await fetch(newest, { cache: "no-store" }).catch(() => undefined);
    if (found?.ok && (await found.text()) !== build) location.reload();
    setTimeout(look, 500);
  };
  look();
}
