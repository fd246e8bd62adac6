import { isTrue } from '../element.ts';
import type { Problem } from '../problem.ts';
import type { Check } from './check.ts';

const mostTrackedFields = 20;

/** History is kept only where the object keeps it, and by no more fields than Salesforce allows. */
export const checkHistory: Check = ({ catalogue }) =>
  [...catalogue.objects.values()].flatMap(({ name, document, fields }): Problem[] => {
    const tracked = [...fields.values()]
      .flatMap((field) => field.document ?? [])
      .filter((field) => isTrue(field.root, 'trackHistory'));
    // A standard object without a file of its own: Engage decides there.
    const kept = document === undefined || isTrue(document.root, 'enableHistory');
    return [
      ...(kept ? [] : tracked).map(({ file }) => ({
        file,
        what: `history is tracked, but ${name} keeps none.`,
        fix: 'set <enableHistory>true</enableHistory> on the object, or stop tracking the field.',
      })),
      ...(tracked.length > mostTrackedFields
        ? [
            {
              file: document?.file ?? name,
              what: `${tracked.length} fields track history, the most is ${mostTrackedFields}.`,
              fix: 'track fewer.',
            },
          ]
        : []),
    ];
  });
