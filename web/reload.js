// Reloads the page when a newer build is served.
{
  const { build } = document.currentScript.dataset;
  const look = async () => {
    // Fails between two builds and after the server has stopped.
    const newest = await fetch("{{newest}}", { cache: "no-store" }).catch(() => {});
    if (newest?.ok && await newest.text() !== build) location.reload();
    setTimeout(look, 500);
  };
  look();
}
