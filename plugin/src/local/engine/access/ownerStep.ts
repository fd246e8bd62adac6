import { ApiError } from '../apiError.ts';
import type { SaveStep } from '../dml/index.ts';
import type { Access } from './openAccess.ts';

/** Customers of a site, not partners: what they own must be about themselves. */
const customerTypes = new Set(['CspLitePortal', 'PowerCustomerSuccess', 'CustomerSuccess']);

/**
 * Who may become the owner of a record, whoever makes them: "the new owner must have read permission"
 * (TRANSFER_REQUIRES_READ, SOAP API status codes), and a case of a customer user is of that user's own contact (help
 * article 000383801).
 */
export function makeOwnerStep(access: Access): SaveStep {
  return {
    validate(_engine, { object, before, after }) {
      const owner = after.get('OwnerId');
      const contact = after.get('ContactId') ?? null;
      if (typeof owner !== 'string' || !owner.startsWith('005')) return;
      if (before?.get('OwnerId') === owner && (before.get('ContactId') ?? null) === contact) return;
      const user = access.of(owner);
      if (user === undefined) return;
      if (!user.permissions.object(object).read) {
        throw new ApiError('TRANSFER_REQUIRES_READ', 'The new owner must have read permission', {
          fields: ['OwnerId'],
        });
      }
      const free = !customerTypes.has(user.facts.userType) || user.permissions.has('PortalSuperUser');
      if (object.name !== 'Case' || free || contact === user.facts.contactId) return;
      throw new ApiError(
        'FIELD_INTEGRITY_EXCEPTION',
        'The owner of this case is a customer user, whose own contact the case must have',
        { fields: ['OwnerId'] },
      );
    },
  };
}
