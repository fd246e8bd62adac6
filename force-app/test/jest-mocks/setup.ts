import { jest } from '@jest/globals';
import { registerSa11yMatcher } from '@sa11y/jest';
import { customLabels } from '../customLabels';

registerSa11yMatcher();

/** The real texts: a test that sees `c.Score_…` has met a label that does not exist. */
for (const [name, text] of customLabels()) {
  jest.doMock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: text }), { virtual: true });
}
