import type { LocalUser } from '../localUsers.ts';
import { escapeHtml, plainPage } from './html.ts';

function row(user: LocalUser, retURL: string): string {
  return `<tr>
<td>${escapeHtml(user.name)}</td>
<td>${escapeHtml(user.username)}</td>
<td>${escapeHtml(user.profile)}</td>
<td><form method="post" action="/local/session">
<input type="hidden" name="userId" value="${escapeHtml(user.id)}">
<input type="hidden" name="retURL" value="${escapeHtml(retURL)}">
<button aria-label="Sign in as ${escapeHtml(user.name)}">Sign in</button>
</form></td>
</tr>`;
}

/** The list of users one can sign in as; it works without scripts. */
export function loginPage(users: readonly LocalUser[], search: string, retURL: string): string {
  const rows = users.map((user) => row(user, retURL)).join('\n');
  return plainPage(
    'Sign in to the local org',
    `<p>Every person here is invented. There are no passwords: choose whom to be.</p>
<form method="get" action="/login" role="search">
<label for="search">Username starts with</label>
<input id="search" name="search" value="${escapeHtml(search)}">
<input type="hidden" name="retURL" value="${escapeHtml(retURL)}">
<button>Find</button>
</form>
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Username</th><th scope="col">Profile</th><th scope="col">Sign in</th></tr></thead>
<tbody>
${rows || '<tr><td colspan="4">No active user has such a username.</td></tr>'}
</tbody>
</table>`,
  );
}
