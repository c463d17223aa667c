/**
 * Files that users choose. The only package that imports KNIME's internal file widgets
 * ({@code org.knime.core.webui.node.dialog.defaultdialog.internal.file}), for which there is no public alternative.
 */
package org.latentrom.knime.files;
