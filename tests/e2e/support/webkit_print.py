"""Prints a page with WebKitGTK into a PDF, as a browser's menu does: webkit_print.py ADDRESS SCRIPT FILE PAPER

The script runs once the page is there, and says by the title "print" that it is done. The libraries are called as they
are, so that nothing but them has to be installed.
"""

import ctypes
import sys

address, script, file, paper = (argument.encode() for argument in sys.argv[1:])
gtk, webkit, gobject = (ctypes.CDLL(name) for name in ("libgtk-3.so.0", "libwebkit2gtk-4.1.so.0", "libgobject-2.0.so.0"))
Pointer = ctypes.c_void_p
Listener = ctypes.CFUNCTYPE(None, Pointer, ctypes.c_int)
LOADED = 3
listeners = []


def made(function, *arguments):
    function.restype = Pointer
    return Pointer(function(*arguments))


def on(instance, signal, call):
    listeners.append(Listener(call))
    gobject.g_signal_connect_data(instance, signal, listeners[-1], None, None, 0)


def loaded(_, event):
    if event == LOADED:
        webkit.webkit_web_view_evaluate_javascript(
            view, script, ctypes.c_ssize_t(-1), None, None, None, Pointer(), Pointer()
        )


def titled(*_):
    if title(view) != b"print":
        return
    settings = made(gtk.gtk_print_settings_new)
    for name, value in ((b"printer", b"Print to File"), (b"output-uri", b"file://" + file), (b"output-file-format", b"pdf")):
        gtk.gtk_print_settings_set(settings, name, value)
    setup = made(gtk.gtk_page_setup_new)
    gtk.gtk_page_setup_set_paper_size(setup, made(gtk.gtk_paper_size_new, paper))
    operation = made(webkit.webkit_print_operation_new, view)
    webkit.webkit_print_operation_set_print_settings(operation, settings)
    webkit.webkit_print_operation_set_page_setup(operation, setup)
    on(operation, b"finished", lambda *_: gtk.gtk_main_quit())
    webkit.webkit_print_operation_print(operation)


gtk.gtk_init(None, None)
window, view = made(gtk.gtk_window_new, 0), made(webkit.webkit_web_view_new)
title = webkit.webkit_web_view_get_title
title.restype = ctypes.c_char_p
gtk.gtk_window_set_default_size(window, 1280, 800)
gtk.gtk_container_add(window, view)
gtk.gtk_widget_show_all(window)
on(view, b"load-changed", loaded)
on(view, b"notify::title", titled)
webkit.webkit_web_view_load_uri(view, address)
gtk.gtk_main()
