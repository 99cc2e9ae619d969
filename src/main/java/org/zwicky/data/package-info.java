/**
 * The data a network learns from: sources of labelled images, their preprocessing, and the
 * stratified split. Readers of file formats and the galaxy generator live in the packages below.
 */
package org.zwicky.data;
