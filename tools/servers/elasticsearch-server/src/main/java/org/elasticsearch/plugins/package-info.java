/**
 * Where the server's plugin loader lets itself be extended: its constructor is package-private. The package is the
 * server's, which says nothing of null, so our class is marked instead.
 */
package org.elasticsearch.plugins;
