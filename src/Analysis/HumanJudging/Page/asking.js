// Asks the program on this machine; the secret in the address that it printed says that this page may.

const secret = takeSecret();

function takeSecret() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    sessionStorage.setItem("ltp-token", given);
    history.replaceState(null, "", location.pathname);
  }
  return given ?? sessionStorage.getItem("ltp-token") ?? "";
}

async function ask(path, body) {
  const reply = await fetch(path, {
    method: body ? "POST" : "GET",
    headers: { "X-Ltp-Token": secret, ...(body && { "Content-Type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  if (!reply.ok) {
    throw new Error(reply.status === 403 ? "This page was opened without its secret. Open the address that ltp human printed." : await reply.text());
  }
  return reply.json();
}
