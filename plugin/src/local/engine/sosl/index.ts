export { escapeSearchTerm } from './searchQuery.ts';
export { runSearch } from './runSearch.ts';
