import { LightningElement } from 'lwc';
import type { Route } from 'local/route';
import { readRoute } from 'local/route';
import { sessionEnded } from 'local/salesforce';
import type { LocalUser } from 'local/session';
import { whoAmI } from 'local/session';

/** The page around the components: who is signed in, and which of the few views is shown. */
export default class App extends LightningElement {
  route: Route = readRoute(window.location.pathname);
  user: LocalUser | undefined;
  /** Until the org has said who is signed in. */
  starting = true;
  choosingUser = false;

  override connectedCallback(): void {
    window.addEventListener(sessionEnded, this.handleSessionEnded);
    this.start();
  }

  override disconnectedCallback(): void {
    window.removeEventListener(sessionEnded, this.handleSessionEnded);
  }

  async start(): Promise<void> {
    try {
      this.user = await whoAmI();
      this.choosingUser = this.user === undefined;
    } catch {
      this.choosingUser = true;
    } finally {
      this.starting = false;
    }
  }

  handleSessionEnded = (): void => {
    this.user = undefined;
    this.choosingUser = true;
  };

  handleSwitchUser(): void {
    this.choosingUser = !this.choosingUser;
  }

  get switchLabel(): string {
    return this.choosingUser ? 'Back' : 'Log in as someone else';
  }

  get showsList(): boolean {
    return this.route.page === 'requestList';
  }

  get recordId(): string | undefined {
    return this.route.page === 'request' ? this.route.recordId : undefined;
  }
}
