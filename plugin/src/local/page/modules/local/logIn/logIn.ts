import { LightningElement } from 'lwc';
import type { LocalUser } from 'local/session';
import { listUsers, logIn } from 'local/session';

const shown = 12;
/** How the usernames of those who work with this page begin; mentors are thousands and are searched for. */
const staff = ['cic', 'roc', 'admin', 'service'];

/** The list of invented people one can be. */
export default class LogIn extends LightningElement {
  users: readonly LocalUser[] = [];
  search = '';
  problem = '';

  override connectedCallback(): void {
    this.load();
  }

  get count(): string {
    const { length } = this.users;
    return length === 1 ? '1 person' : `${length} people`;
  }

  async load(): Promise<void> {
    const asked = this.search;
    try {
      const starts = asked.trim() === '' ? staff : [asked.trim()];
      const lists = await Promise.all(starts.map(listUsers));
      if (asked === this.search) {
        this.users = lists.flat().slice(0, shown);
        this.problem = '';
      }
    } catch {
      this.problem = 'The local org does not answer. Start it again, then reload this page.';
    }
  }

  handleSearch(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
    this.load();
  }

  async handleChoice(event: Event): Promise<void> {
    const { username } = (event.currentTarget as HTMLElement).dataset;
    try {
      await logIn(username ?? '');
      window.location.reload();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }
}
