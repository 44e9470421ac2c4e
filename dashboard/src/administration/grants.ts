import { type AccountView, type Permission, ROLES, type Role } from "@hall/contract";

const ALL_ROLES = Object.keys(ROLES) as Role[]; // as: Object.keys forgets the names

/** The roles that somebody may give away: those that hold nothing they do not have themselves. */
export function grantableRoles(permissions: readonly Permission[]): Role[] {
  return ALL_ROLES.filter((role) => ROLES[role].every((permission) => permissions.includes(permission)));
}

/** May this person disable that account or give it a password? Their own is not among them. */
export function mayManage(
  account: AccountView,
  person: { id: string; permissions: readonly Permission[] },
): boolean {
  if (account.accountId === person.id || account.disabledAt !== undefined) return false;
  const roles = grantableRoles(person.permissions);
  return account.roles.every((role) => roles.includes(role));
}
