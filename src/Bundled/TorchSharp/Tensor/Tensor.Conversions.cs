namespace TorchSharp;

public static partial class torch
{
    // Comparison operators, and conversions from and to .NET values.
    public partial class Tensor
    {
        /// <summary>Whether each element is equal to the other one. → Truth values.</summary>
        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        /// <summary>Whether each element is equal to a number. → Truth values.</summary>
        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        /// <summary>Whether a number is equal to each element. → Truth values.</summary>
        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

        /// <summary>Whether each element is different from the other one. → Truth values.</summary>
        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        /// <summary>Whether each element is different from a number. → Truth values.</summary>
        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        /// <summary>Whether a number is different from each element. → Truth values.</summary>
        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        /// <summary>Whether each element is less than the other one. → Truth values.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        /// <summary>Whether each element is less than a number. → Truth values.</summary>
        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        /// <summary>Whether a number is less than each element. → Truth values.</summary>
        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        /// <summary>Whether each element is at most the other one. → Truth values.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        /// <summary>Whether each element is at most a number. → Truth values.</summary>
        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        /// <summary>Whether a number is at most each element. → Truth values.</summary>
        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        /// <summary>Whether each element is greater than the other one. → Truth values.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        /// <summary>Whether each element is greater than a number. → Truth values.</summary>
        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        /// <summary>Whether a number is greater than each element. → Truth values.</summary>
        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        /// <summary>Whether each element is at least the other one. → Truth values.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        /// <summary>Whether each element is at least a number. → Truth values.</summary>
        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        /// <summary>Whether a number is at least each element. → Truth values.</summary>
        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);

        /// <summary>A tensor without dimensions.</summary>
        public static implicit operator Tensor(byte value) => tensor(value);

        /// <summary>A tensor of one dimension with a copy of an array.</summary>
        public static implicit operator Tensor(byte[] value) => tensor(value);

        /// <summary>A tensor without dimensions.</summary>
        public static implicit operator Tensor(sbyte value) => tensor(value);

        /// <summary>A tensor of one dimension with a copy of an array.</summary>
        public static implicit operator Tensor(sbyte[] value) => tensor(value);

        /// <summary>A tensor without dimensions.</summary>
        public static implicit operator Tensor(short value) => tensor(value);

        /// <summary>A tensor of one dimension with a copy of an array.</summary>
        public static implicit operator Tensor(short[] value) => tensor(value);

        /// <summary>A tensor without dimensions.</summary>
        public static implicit operator Tensor(int value) => tensor(value);

        /// <summary>A tensor of one dimension with a copy of an array.</summary>
        public static implicit operator Tensor(int[] value) => tensor(value);

        /// <summary>A tensor without dimensions.</summary>
        public static implicit operator Tensor(long value) => tensor(value);

        /// <summary>A tensor of one dimension with a copy of an array.</summary>
        public static implicit operator Tensor(long[] value) => tensor(value);

        /// <summary>A tensor without dimensions.</summary>
        public static implicit operator Tensor(float value) => tensor(value);

        /// <summary>A tensor of one dimension with a copy of an array.</summary>
        public static implicit operator Tensor(float[] value) => tensor(value);

        /// <summary>A tensor without dimensions.</summary>
        public static implicit operator Tensor(double value) => tensor(value);

        /// <summary>A tensor of one dimension with a copy of an array.</summary>
        public static implicit operator Tensor(double[] value) => tensor(value);

        /// <summary>A tensor without dimensions.</summary>
        public static implicit operator Tensor(bool value) => tensor(value);

        /// <summary>A tensor of one dimension with a copy of an array.</summary>
        public static implicit operator Tensor(bool[] value) => tensor(value);

        /// <summary>A tensor without dimensions, of the number's type.</summary>
        public static implicit operator Tensor(Scalar scalar) => full([], scalar, scalar.Type);

        /// <summary>The value of a tensor with one element.</summary>
        public static explicit operator float(Tensor value) => value.ToSingle();

        /// <summary>The value of a tensor with one element.</summary>
        public static explicit operator double(Tensor value) => value.ToDouble();

        /// <summary>The value of a tensor with one element.</summary>
        public static explicit operator sbyte(Tensor value) => value.ToSByte();

        /// <summary>The value of a tensor with one element.</summary>
        public static explicit operator byte(Tensor value) => value.ToByte();

        /// <summary>The value of a tensor with one element.</summary>
        public static explicit operator short(Tensor value) => value.ToInt16();

        /// <summary>The value of a tensor with one element.</summary>
        public static explicit operator int(Tensor value) => value.ToInt32();

        /// <summary>The value of a tensor with one element.</summary>
        public static explicit operator long(Tensor value) => value.ToInt64();

        /// <summary>The value of a tensor with one element.</summary>
        public static explicit operator bool(Tensor value) => value.ToBoolean();

        /// <summary>Whether shape and all elements are the same; with anything but a tensor, false.</summary>
        public override bool Equals(object? obj) => obj is Tensor t && Equals(t);

        /// <summary>Whether shape and all elements are the same.</summary>
        public bool Equals(Tensor target) => Interop.Ops.equal.Binary(this, target);

        /// <summary>A number for this object, not for its elements.</summary>
        public override int GetHashCode() => base.GetHashCode();
    }
}
