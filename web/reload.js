// Loads the page again once a newer build is served.
{
  const { build } = document.currentScript.dataset;
  const look = async () => {
    // Between two builds, and once the server has ended, there is nothing to read.
    const newest = await fetch("{{newest}}", { cache: "no-store" }).catch(() => {});
    if (newest?.ok && await newest.text() !== build) location.reload();
    setTimeout(look, 500);
  };
  look();
}
