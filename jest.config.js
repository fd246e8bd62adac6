const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

/** Unit tests of the Lightning web components; run by `sfdx-lwc-jest`. */
module.exports = {
  ...jestConfig,
  roots: ['<rootDir>/force-app'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  moduleNameMapper: {
    '\\.css(\\?scoped=true)?$': '<rootDir>/force-app/test/jest-mocks/noStyles',
    '^lightning/graphql$': '<rootDir>/force-app/test/jest-mocks/lightning/graphql',
    '^test/(.*)$': '<rootDir>/force-app/test/$1',
    '^invented/(.*)$': '<rootDir>/test/lwc/$1',
  },
  setupFilesAfterEnv: [...jestConfig.setupFilesAfterEnv, '<rootDir>/force-app/test/jest-mocks/setup.ts'],
};
