import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import './orgTime';
import App from 'local/app';

document.body.append(createElement('local-app', { is: App }));
