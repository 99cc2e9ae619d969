/** Data of any format, opened, looked into, divided and prepared for a sweep; no terminal. */
package org.zwicky.app.data;
