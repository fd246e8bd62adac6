import { area, checkbox, double, object, picklist, required, text } from './build.ts';

const everyOperation = { defaultValue: true };

/** "PushTopic", Object Reference: a query whose changes are told on `/topic/NAME`. */
export const pushTopic = object(
  'PushTopic',
  '0IF',
  [
    text('Name', 'Topic Name', 25, { ...required, nameField: true, unique: true }),
    area('Query', 'SOQL Query', 1300, required),
    double('ApiVersion', 'API Version', 18, 1, required),
    checkbox('IsActive', 'Is Active', everyOperation),
    picklist('NotifyForFields', 'Notify For Fields', 'All|Referenced*|Select|Where', {
      restrictedPicklist: true,
    }),
    checkbox('NotifyForOperationCreate', 'Create', everyOperation),
    checkbox('NotifyForOperationUpdate', 'Update', everyOperation),
    checkbox('NotifyForOperationDelete', 'Delete', everyOperation),
    checkbox('NotifyForOperationUndelete', 'Undelete', everyOperation),
    area('Description', 'Description', 400),
  ],
  { label: 'Push Topic' },
);

/** "StreamingChannel", Object Reference: a channel `/u/…` for events of any content. */
export const streamingChannel = object(
  'StreamingChannel',
  '0M6',
  [
    text('Name', 'Streaming Channel Name', 80, { ...required, nameField: true, unique: true }),
    area('Description', 'Description', 255),
    checkbox('IsDynamic', 'Is Dynamic', { createable: false, updateable: false }),
  ],
  { label: 'Streaming Channel', owners: ['User'] },
);
