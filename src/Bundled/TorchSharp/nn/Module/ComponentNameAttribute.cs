using System;
using System.Reflection;

namespace TorchSharp.Utils
{
    /// <summary>Gives a field of a module another name in <c>state_dict</c> than its own.</summary>
    [AttributeUsage(AttributeTargets.Field)]
    public class ComponentNameAttribute : Attribute
    {
        /// <summary>The name to register the field's value by.</summary>
        public string? Name { get; set; }
    }
}

namespace TorchSharp
{
    /// <summary>Reads the names of a module's fields.</summary>
    public static class FieldInfoExtensionMethods
    {
        /// <summary>
        /// The name that a field's value is registered by: that of its <see cref="Utils.ComponentNameAttribute"/> or
        /// else its own.
        /// </summary>
        /// <param name="field">A field of a module.</param>
        public static string ComponentName(this FieldInfo field)
            => field.GetCustomAttribute<Utils.ComponentNameAttribute>()?.Name ?? field.Name;
    }
}
