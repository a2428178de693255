using System.Runtime.InteropServices;

namespace RegioDeal.Graph.Data;

/// <summary>Memory that a native library freed and the C library keeps at hand.</summary>
internal static class FreedMemory
{
    private static readonly Func<nuint, int>? Trim = Find();

    /// <summary>Gives it back to the system, where the C library is glibc; others do it by themselves, or cannot be asked.</summary>
    public static void GiveBack() => Trim?.Invoke(0);

    private static Func<nuint, int>? Find() =>
        NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "malloc_trim", out var trim)
            ? Marshal.GetDelegateForFunctionPointer<MallocTrim>(trim).Invoke
            : null;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int MallocTrim(nuint pad);
}
