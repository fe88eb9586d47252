using System;
using TorchSharp.Interop;

namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>A source of random numbers of its own: the same seed gives the same numbers.</summary>
    public class Generator : IDisposable
    {
        private IntPtr _handle;

        internal Generator(IntPtr handle)
        {
            _handle = handle;
            device = CPU;
        }

        /// <summary>A new source for a device, by default the CPU.</summary>
        public Generator(ulong seed = 0, Device? device = null)
        {
            _ = NativeLoader.Library;
            this.device = device ?? CPU;
            _handle = Failure.Check(Native.GeneratorNew((long)seed, (long)this.device.type, this.device.index));
        }

        /// <summary>The source that is used where none is given, on the CPU.</summary>
        public static Generator Default
        {
            get
            {
                _ = NativeLoader.Library;
                return new Generator(Failure.Check(Native.GeneratorDefault()));
            }
        }

        /// <summary>The device whose numbers it makes.</summary>
        public Device device { get; private set; }

        /// <summary>The native address.</summary>
        /// <exception cref="ObjectDisposedException">The generator has been disposed.</exception>
        public IntPtr Handle => _handle != IntPtr.Zero ? _handle : throw new ObjectDisposedException(nameof(Generator));

        /// <summary>The state, to come back to it. → Byte.</summary>
        public Tensor get_state() => new(Failure.Check(Native.GeneratorState(Handle)));

        /// <summary>Goes back to a state that get_state gave.</summary>
        public void set_state(Tensor value)
        {
            Failure.Check(Native.GeneratorSetState(Handle, value.Handle));
            GC.KeepAlive(value);
        }

        /// <summary>Starts the numbers of a seed.</summary>
        /// <returns>The generator itself.</returns>
        public Generator manual_seed(long seed)
        {
            Failure.Check(Native.GeneratorSetSeed(Handle, seed));
            return this;
        }

        /// <summary>Starts at a random seed, and tells it.</summary>
        public long seed()
        {
            long seed;
            Failure.Check(Native.GeneratorSeed(Handle, &seed));
            return seed;
        }

        /// <summary>The seed that the numbers started from.</summary>
        public long initial_seed()
        {
            long seed;
            Failure.Check(Native.GeneratorInitialSeed(Handle, &seed));
            return seed;
        }

        /// <summary>Releases the generator.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Releases the generator.</summary>
        protected virtual void Dispose(bool disposing)
        {
            var h = _handle;
            _handle = IntPtr.Zero;
            if (h != IntPtr.Zero)
                Native.GeneratorFree(h);
        }

        /// <summary>Releases a generator that nobody disposed.</summary>
        ~Generator() => Dispose(false);
    }

    /// <summary>Starts the numbers of a seed on all devices.</summary>
    /// <returns>The CPU's generator.</returns>
    public static Generator manual_seed(long seed)
    {
        _ = NativeLoader.Library;
        Failure.Check(Native.ManualSeed(seed));
        return Generator.Default;
    }

    /// <summary>Starts at a random seed, and tells it.</summary>
    public static long seed()
    {
        using var g = Generator.Default;
        return g.seed();
    }

    /// <summary>The seed that the CPU's numbers started from.</summary>
    public static long initial_seed()
    {
        using var g = Generator.Default;
        return g.initial_seed();
    }

    /// <summary>The state of the CPU's random numbers, to come back to it. → Byte.</summary>
    public static Tensor get_rng_state()
    {
        using var g = Generator.Default;
        return g.get_state();
    }

    /// <summary>Takes the CPU's random numbers back to a state that get_rng_state gave.</summary>
    public static void set_rng_state(Tensor new_state)
    {
        using var g = Generator.Default;
        g.set_state(new_state);
    }

    /// <summary>The random numbers of the CPU.</summary>
    public static partial class random
    {
        /// <summary>Starts at a random seed, and tells it.</summary>
        public static long seed() => torch.seed();

        /// <summary>The seed that the numbers started from.</summary>
        public static long initial_seed() => torch.initial_seed();

        /// <summary>Starts the numbers of a seed on all devices.</summary>
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        /// <summary>The state, to come back to it. → Byte.</summary>
        public static Tensor get_rng_state() => torch.get_rng_state();

        /// <summary>Goes back to a state that get_rng_state gave.</summary>
        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }
}
