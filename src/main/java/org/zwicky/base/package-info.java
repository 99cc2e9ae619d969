/** What every room may use and that knows none of them: what goes wrong, in words for people. */
package org.zwicky.base;
